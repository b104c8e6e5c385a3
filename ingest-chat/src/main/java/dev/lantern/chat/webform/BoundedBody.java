package dev.lantern.chat.webform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a request body that may be larger than it should be. */
public final class BoundedBody {

    private BoundedBody() {}

    /**
     * The body, or empty when it is larger than the limit. The rest is then read and thrown away, at most sixteen times
     * the limit: a client that is still sending would otherwise see a cut connection instead of our answer.
     *
     * @param limit bytes, at most a few millions
     */
    public static Optional<byte[]> read(InputStream body, long limit) throws IOException {
        byte[] read = body.readNBytes(Math.toIntExact(limit + 1));
        if (read.length <= limit) {
            return Optional.of(read);
        }
        byte[] thrownAway = new byte[8192];
        long rest = 16 * limit;
        for (int n = 0; n >= 0 && rest > 0; rest -= n) {
            n = body.read(thrownAway);
        }
        return Optional.empty();
    }
}
