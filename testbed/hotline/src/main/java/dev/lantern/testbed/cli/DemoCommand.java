package dev.lantern.testbed.cli;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.demo.Demo;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Start everything, do the main job on real input and show it.")
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private HotlineOptions options = new HotlineOptions();

    @Option(names = "--once", description = "end when it is done; the exit code tells success")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Instant begun = Instant.now();
        Progress progress = new Progress(out, begun);
        HotlineSettings settings = options.settings();
        out.println("Starting the hotline; its data and logs are in "
                + settings.folders().data());
        try (Hotline hotline = Hotline.start(settings, progress);
                CloseOnExit ignored = CloseOnExit.of(hotline)) {
            Instant ready = Instant.now();
            progress.accept("everything is ready");
            out.println();
            Demo demo = new Demo(hotline, out, System.console() != null && System.getenv("TERM") != null);
            boolean succeeded = demo.run();
            summarize(out, hotline, demo, begun, ready);
            if (!once) {
                new Addresses(hotline).print(out);
                out.println("Press Ctrl-C to end.");
                Thread.currentThread().join();
            }
            return succeeded ? 0 : 1;
        }
    }

    private static void summarize(PrintStream out, Hotline hotline, Demo demo, Instant begun, Instant ready) {
        out.printf("%-52s %6.1f s%n", "everything ready after", seconds(begun, ready));
        Instant assigned = demo.firstAssigned();
        if (assigned != null) {
            out.printf("%-52s %6.1f s%n", "first person assigned to an advocate after", seconds(begun, assigned));
        }
        demo.printSteps(out);
        out.println();
        var memory = hotline.residentMebibytes();
        memory.forEach((name, mebibytes) -> out.printf("%-52s %6d MiB%n", "memory of " + name, mebibytes));
        out.printf(
                "%-52s %6d MiB%n",
                "memory of all together",
                memory.values().stream().mapToLong(Long::longValue).sum());
        out.println();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
