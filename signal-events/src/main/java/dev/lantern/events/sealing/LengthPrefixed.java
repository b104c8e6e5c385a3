package dev.lantern.events.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Several strings as bytes, each with its length before it, so that no two lists of strings give the same bytes. */
final class LengthPrefixed {

    private LengthPrefixed() {}

    static byte[] of(String... parts) {
        byte[][] bytes = Arrays.stream(parts)
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int total = Arrays.stream(bytes)
                .mapToInt(part -> Integer.BYTES + part.length)
                .sum();
        ByteBuffer all = ByteBuffer.allocate(total);
        for (byte[] part : bytes) {
            all.putInt(part.length).put(part);
        }
        return all.array();
    }
}
