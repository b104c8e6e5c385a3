package dev.lantern.ingest.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The folder of one instance: the spool file, the lock that keeps others out, and files that turned out damaged. */
public final class SpoolFolder implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SpoolFolder.class);
    private static final String KEY = "lantern.spool.folder: ";
    static final String FILE = "spool.db";

    private final Path folder;
    private final long maxBytes;
    private final FileChannel lock;
    private final Reserve reserve;

    private SpoolFolder(Path folder, long maxBytes, FileChannel lock) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.lock = lock;
        this.reserve = new Reserve(folder);
    }

    /**
     * Takes the folder for this process.
     *
     * @param maxBytes how large the spool file may grow
     * @throws SpoolFolderException with a sentence for the operator, when the folder cannot hold a spool
     */
    public static SpoolFolder claim(Path folder, long maxBytes) {
        // Not created when missing: a volume that is not mounted would go unnoticed, and the spool be lost with the
        // pod.
        if (!Files.isDirectory(folder)) {
            throw new SpoolFolderException(
                    KEY + folder + " is not a folder; create it on a disk that survives a restart of the service");
        }
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("spool.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new SpoolFolderException(
                        KEY + folder + " is in use by another process; every instance needs a folder of its own");
            }
            return new SpoolFolder(folder, maxBytes, channel);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    static SpoolFolderException notWritable(Path folder, Throwable cause) {
        return new SpoolFolderException(
                KEY + folder + " cannot be written (" + cause.getMessage()
                        + "); accepted signals are kept there while the broker is away",
                cause);
    }

    Path path() {
        return folder;
    }

    Reserve reserve() {
        return reserve;
    }

    /** Opens the spool file. A damaged one is moved aside, and what can still be read of it goes into a new one. */
    SpoolFile open(Instant now) throws SQLException {
        Path path = folder.resolve(FILE);
        Path salvaging = folder.resolve("salvaging.db");
        // Still there when the process ended while it salvaged: then it begins again.
        if (!Files.exists(salvaging)) {
            try {
                return SpoolFile.open(path, maxBytes, now);
            } catch (SQLException e) {
                if (!DamagedFileException.isDamage(e)) {
                    throw e;
                }
            }
        }
        if (!Files.exists(salvaging) || !Files.exists(path)) {
            move(path, salvaging);
        }
        SpoolFile fresh = SpoolFile.open(path, maxBytes, now);
        try {
            Collection<Object[]> saved = DamagedFile.readableRows(salvaging);
            fresh.copyIn(saved);
            Path damaged = folder.resolve("damaged-" + now.toEpochMilli() + ".db");
            move(salvaging, damaged);
            LOG.errorf(
                    "Spool file was damaged and moved aside: file=%s rowsSaved=%d",
                    damaged.getFileName(), saved.size());
            return fresh;
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
    }

    /** With the write-ahead log that belongs to it, which holds the newest rows. */
    private static void move(Path from, Path to) throws SQLException {
        try {
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                Path part = from.resolveSibling(from.getFileName() + suffix);
                Path target = to.resolveSibling(to.getFileName() + suffix);
                if (Files.exists(part) && !Files.exists(target)) {
                    Files.move(part, target);
                }
            }
        } catch (IOException e) {
            throw new SQLException("the damaged spool file cannot be moved aside", e);
        }
    }

    /** How many damaged files wait for somebody to look at them. */
    long damagedFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("damaged-") && name.endsWith(".db"))
                    .count();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warnf("Spool lock was not released: error=%s", e.getClass().getSimpleName());
        }
    }
}
