package dev.lantern.testbed.servers;

import java.time.Duration;
import java.util.Set;

/** Bearer tokens for tests, signed with the key whose public half {@link LanternTestResource} gives the service. */
public final class TestTokens {

    private TestTokens() {}

    /** A token that is good for an hour. */
    public static String of(String subject, String... roles) {
        return key().sign(subject, Set.of(roles), Duration.ofHours(1));
    }

    static TokenKey key() {
        return TokenKey.of(OncePerJvm.get(
                "lantern.test.token-key", () -> TokenKey.generate().secret()));
    }
}
