package dev.lantern.testbed.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The published PostgreSQL programs, unpacked once per user of this machine. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder that holds {@code bin/postgres}. */
    static Path unpacked() {
        String name = archiveName();
        URL archive = PostgresBinaries.class.getResource("/" + name + ".txz");
        if (archive == null) {
            throw new ServerFailed("There is no embedded PostgreSQL for this kind of machine (" + name
                    + ".txz is not on the class path). Use containers or an external server.");
        }
        try {
            // The size tells versions apart; reading it does not read the archive.
            Path target = CacheFolder.of(name + "-" + archive.openConnection().getContentLengthLong());
            if (!Files.isDirectory(target)) {
                unpack(archive, target);
            }
            return target;
        } catch (IOException e) {
            throw new ServerFailed("The programs of PostgreSQL could not be unpacked.", e);
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm_64";
        return "postgres-" + system + "-" + processor;
    }

    /** Beside the target first: whoever sees the target sees all of it, and of two at once one wins. */
    private static void unpack(URL archive, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path unfinished = Files.createTempDirectory(target.getParent(), target.getFileName() + ".unfinished");
        try (InputStream packed = archive.openStream();
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                write(entry, entries, unfinished);
            }
        }
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(unfinished);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("The archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
