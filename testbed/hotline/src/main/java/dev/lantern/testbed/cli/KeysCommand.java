package dev.lantern.testbed.cli;

import dev.lantern.testbed.Service;
import dev.lantern.testbed.ServiceKeys;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "keys",
        description = "Make the keys of an installation, and a folder for each service with those that it may have.")
public final class KeysCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "where they are put; keys that are there stay")
    private Path folder = Path.of("keys");

    @Override
    public Integer call() {
        Path from = Path.of(System.getProperty("lantern.from", ""));
        Path target = from.resolve(folder).toAbsolutePath().normalize();
        ServiceKeys.handOut(target);
        System.out.println("All keys are in " + target.resolve("all") + ": keep them where no service runs.");
        System.out.println("Each service gets its own folder, as a Secret:");
        for (Service service : Service.values()) {
            System.out.printf(
                    "  kubectl create secret generic keys-of-%s --from-file=%s%n",
                    service.module(), target.resolve(service.module()));
        }
        return 0;
    }
}
