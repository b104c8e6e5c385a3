package dev.lantern.testbed;

import dev.lantern.testbed.servers.ServerFailed;
import dev.lantern.testbed.servers.TokenKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;

/** Bearer tokens of this installation, signed with a throw-away key that lies in the data folder. */
public record Tokens(TokenKey key) {

    private static final Duration VALIDITY = Duration.ofHours(12);

    /** Makes the key the first time. */
    public static Tokens in(Path data) {
        Path file = data.resolve("token-key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                Path whole = Files.createTempFile(data, "token-key", ".tmp"); // made with 0600
                Files.writeString(whole, TokenKey.generate().secret());
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Tokens(TokenKey.of(Files.readString(file)));
        } catch (IOException e) {
            throw new ServerFailed("The key that signs tokens cannot be read or written: " + file, e);
        }
    }

    /** A token good for twelve hours. */
    public String of(String subject, String... roles) {
        return key.sign(subject, Set.of(roles), VALIDITY);
    }
}
