package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A data folder that this JVM alone may use. The system gives the claim back when the JVM ends in whatever way, so what
 * still runs on a folder that could be claimed was left behind.
 */
public final class ClaimedFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private ClaimedFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws ServerFailed another one has it */
    public static ClaimedFolder claim(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("claim"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new ServerFailed("The data folder " + path
                        + " is in use by another Lantern on this machine. End that one, or choose another folder.");
            }
            return new ClaimedFolder(path, channel);
        } catch (IOException e) {
            throw new ServerFailed("The data folder " + path + " cannot be written.", e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ServerFailed("The claim on " + path + " could not be given back.", e);
        }
    }
}
