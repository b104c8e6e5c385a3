package dev.lantern.testbed.cli;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.bench.Bench;
import dev.lantern.testbed.bench.BenchLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "bench", description = "Measure speed and memory beside their floors, on a hotline of its own.")
public final class BenchCommand implements Callable<Integer> {

    @Mixin
    private HotlineOptions options = new HotlineOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "FIGURE",
            description = "what is measured: ${COMPLETION-CANDIDATES} (default: all)")
    private Set<Bench.Figure> figures = EnumSet.noneOf(Bench.Figure.class);

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
        HotlineSettings settings = options.settings(data).measuring();
        BenchLine.write(settings.folders().shippedLines(), settings.folders().lines());
        out.println("Starting a hotline of its own in " + data);
        try (Hotline hotline = Hotline.start(settings, new Progress(out, Instant.now()));
                CloseOnExit ignored = CloseOnExit.of(hotline)) {
            Bench.run(
                    hotline,
                    figures.isEmpty() ? EnumSet.allOf(Bench.Figure.class) : figures,
                    out,
                    Duration.ofSeconds(seconds));
            return 0;
        } finally {
            remove(data);
        }
    }

    /** Gigabytes that nobody looks at again. */
    private static void remove(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
