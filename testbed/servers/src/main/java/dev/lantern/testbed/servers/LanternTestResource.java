package dev.lantern.testbed.servers;

import dev.lantern.events.Reader;
import dev.lantern.events.sealing.KeyFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What every service of Lantern needs, thrown away after the tests of a JVM, for {@code @QuarkusTest}:
 * {@code lantern.keys.folder} with all keys, {@code lantern.lines.folder} with the {@link DemoLine}, and the OIDC keys that
 * make the service believe {@link TestTokens}.
 */
public final class LanternTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "lantern.keys.folder", keysFolder().toString(),
                "lantern.lines.folder", linesFolder().toString(),
                "quarkus.oidc.public-key", TestTokens.key().publicKey(),
                "quarkus.oidc.token.issuer", TokenKey.ISSUER,
                "quarkus.oidc.token.audience", TokenKey.AUDIENCE);
    }

    /** The keys of all readers; a test opens with them what a service sealed. */
    public static Path keysFolder() {
        return Path.of(OncePerJvm.get("lantern.test.keys", () -> {
            Path folder = Folders.throwAway("keys");
            KeyFolder.generate(folder, List.of(Reader.DESK, Reader.SMS, Reader.VOICE));
            return folder.toString();
        }));
    }

    public static Path linesFolder() {
        return Path.of(OncePerJvm.get("lantern.test.lines", () -> {
            Path folder = Folders.throwAway("lines");
            DemoLine.writeTo(folder);
            return folder.toString();
        }));
    }

    @Override
    public void stop() {
        // Other tests of this JVM go on with them.
    }
}
