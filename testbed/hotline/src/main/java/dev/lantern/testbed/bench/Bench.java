package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import java.io.PrintStream;
import java.time.Duration;

/** All benchmarks of a running hotline. Load, services, broker and database share the machine. */
public final class Bench {

    private Bench() {}

    public static void run(Hotline hotline, PrintStream out, Duration each) throws InterruptedException {
        Report report = new Report(out);
        new WebhookBench(hotline, report, each).run();
        new OfferBench(hotline, report).run(each);
        out.println();
        hotline.residentMebibytes()
                .forEach((name, mebibytes) -> out.printf("  %-58s %8d MiB%n", "memory of " + name, mebibytes));
    }
}
