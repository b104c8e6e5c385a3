package dev.lantern.testbed.cli;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.bench.Bench;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "bench", description = "Measure speed and memory beside their floors, on a hotline of its own.")
public final class BenchCommand implements Callable<Integer> {

    @Mixin
    private HotlineOptions options = new HotlineOptions();

    @Option(
            names = "--seconds",
            description = "how long each figure is measured (default: ${DEFAULT-VALUE})",
            defaultValue = "20")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Not on the data of the demonstration, which would be flooded.
        Path data = Files.createTempDirectory("lantern-bench-");
        HotlineSettings settings = options.settings(data);
        out.println("Starting a hotline of its own in " + data);
        try (Hotline hotline = Hotline.start(settings, new Progress(out, Instant.now()));
                CloseOnExit ignored = CloseOnExit.of(hotline)) {
            Bench.run(hotline, out, Duration.ofSeconds(seconds));
            return 0;
        }
    }
}
