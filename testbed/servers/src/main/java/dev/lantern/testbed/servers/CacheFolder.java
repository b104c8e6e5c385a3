package dev.lantern.testbed.servers;

import java.nio.file.Path;
import java.util.Optional;

/** Where things lie that any run on this machine may use again: unpacked programs, AOT caches. */
final class CacheFolder {

    private CacheFolder() {}

    static Path of(String name) {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("lantern")
                .resolve(name);
    }
}
