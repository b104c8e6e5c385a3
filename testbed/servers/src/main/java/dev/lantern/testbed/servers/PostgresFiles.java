package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a PostgreSQL server finds in its folder: its cluster, its password. */
record PostgresFiles(Path folder, Path binaries) {

    Path cluster() {
        return folder.resolve("data");
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private Path initLog() {
        return folder.resolve("initdb.log");
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new ServerFailed("The password of the database, in " + passwordFile() + ", cannot be read.", e);
        }
    }

    /** Makes the cluster unless it is there; one half made by a run that was cut off is made anew. */
    void write(Consumer<String> progress) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(cluster())) {
                progress.accept("postgres makes its data folder");
                writePassword();
                Path unfinished = folder.resolve("data.unfinished");
                Folders.delete(unfinished);
                initialize(unfinished);
                Files.move(unfinished, cluster());
            }
            forgetStranger();
        } catch (IOException e) {
            throw new ServerFailed("The folder of the database, " + folder + ", cannot be written.", e);
        }
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random) + "\n");
    }

    private void initialize(Path cluster) throws IOException {
        List<String> command = List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + cluster,
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Process initdb = new ProcessBuilder(OrdinaryUser.runs(command))
                .redirectErrorStream(true)
                .redirectOutput(initLog().toFile())
                .start();
        try {
            if (!initdb.waitFor(2, TimeUnit.MINUTES) || initdb.exitValue() != 0) {
                initdb.destroyForcibly();
                throw new ServerFailed("PostgreSQL could not make its data folder:\n" + Files.readString(initLog()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            initdb.destroyForcibly();
            throw new ServerFailed("Interrupted while PostgreSQL made its data folder.", e);
        }
    }

    /**
     * PostgreSQL does not start when the pid in its pid file is alive, even if that pid was given to another program
     * since. What it left behind itself, {@link PidFile} has found already.
     */
    private void forgetStranger() throws IOException {
        Path pidFile = cluster().resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            boolean stranger = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> !command.endsWith("/postgres"))
                    .isPresent();
            if (stranger) {
                Files.delete(pidFile);
            }
        }
    }
}
