package dev.lantern.testbed;

import dev.lantern.events.sealing.KeyFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The keys of an installation, and what each service may have of them. */
public final class ServiceKeys {

    private ServiceKeys() {}

    /**
     * Makes the keys that are missing, in {@code all}, which no service reads, and copies to a folder for each service, named
     * after it, what it may have. What is there stays.
     */
    public static void handOut(Path folder) {
        Set<String> readers = new TreeSet<>();
        for (Service service : Service.values()) {
            readers.addAll(service.sealsTo());
            readers.addAll(service.opensAs());
        }
        Path all = folder.resolve("all");
        KeyFolder.generate(all, readers);
        Arrays.stream(Service.values())
                .forEach(service -> KeyFolder.handOut(
                        all,
                        folder.resolve(service.module()),
                        service.sealsTo(),
                        service.opensAs(),
                        service.looksUp()));
    }
}
