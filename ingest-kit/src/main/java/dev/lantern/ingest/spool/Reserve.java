package dev.lantern.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * Room on the disk for deleting. A deletion is written to the log before anything is freed; on a full disk nothing could
 * leave the spool any more, however well the broker answers.
 */
final class Reserve {

    /** The log at its longest, see {@link SpoolFile}, and what it makes the file grow by. */
    private static final int BYTES = 2 << 20;

    private final Path path;

    Reserve(Path folder) {
        this.path = folder.resolve("spool.reserve");
    }

    /** Takes the room if it is there to take. */
    boolean hold() {
        if (Files.exists(path)) {
            return true;
        }
        // Not zeros: some file systems do not store those.
        byte[] bytes = new byte[BYTES];
        new Random().nextBytes(bytes);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            file.force(true);
            return true;
        } catch (IOException full) {
            release();
            return false;
        }
    }

    /** False when there was nothing to give. */
    boolean release() {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException e) {
            return false;
        }
    }
}
