package dev.lantern.testbed.cli;

import dev.lantern.testbed.Endpoints;
import dev.lantern.testbed.Folders;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.StartupCaches;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "aot", hidden = true, description = "Make the start-up caches unless they fit; part of the build.")
public final class AotCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Folders folders = Folders.ofCheckout();
        if (StartupCaches.fit(folders)) {
            return 0;
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("Making start-up caches, about a minute; without them all starts, only slower");
        Path data = Files.createTempDirectory("lantern-training-");
        StartupCaches.make(
                HotlineSettings.embedded(folders.withData(data), Endpoints.from(0)), new Progress(out, Instant.now()));
        return 0;
    }
}
