package dev.lantern.testbed;

import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param root the checkout, with the services' built jars
 * @param data what survives a restart: broker, database, keys, spools, logs
 */
public record Folders(Path root, Path data) {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    public Folders {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** The checkout is the working folder, which the script sees to; the data lies in it. */
    public static Folders ofCheckout() {
        Path root = Path.of(System.getProperty("lantern.root", "."));
        return new Folders(root, root.resolve(".lantern/data"));
    }

    public Folders withData(Path other) {
        return new Folders(root, other);
    }

    /** The service's jar, which finds its libraries beside it. */
    Path runnerJar(Service service) {
        return root.resolve(service.module()).resolve("target/" + service.module() + "-" + VERSION + "-runner.jar");
    }

    /** All keys of the installation; no service reads this folder. */
    public Path allKeys() {
        return keys().resolve("all");
    }

    Path keys(Service service) {
        return keys().resolve(service.module());
    }

    Path keys() {
        return data.resolve("keys");
    }

    /** Where a channel keeps what it accepted while the broker is away. */
    public Path spool(Service service) {
        return data.resolve("spool").resolve(service.module());
    }

    /** Sealed pictures and files. */
    public Path attachments() {
        return data.resolve("attachments");
    }

    public Path lines() {
        return data.resolve("lines");
    }

    public Path shippedLines() {
        return root.resolve("deploy/lines");
    }

    Path log(String program) {
        return data.resolve("logs").resolve(program + ".log");
    }

    /** Start-up caches are made by the build, for this machine's JDK. */
    Path startupCaches() {
        return root.resolve(".lantern/aot");
    }
}
