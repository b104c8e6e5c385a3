package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import java.io.PrintStream;
import java.time.Duration;

/** All benchmarks of a running hotline. Load, services, broker and database share the machine. */
public final class Bench {

    private Bench() {}

    public static void run(Hotline hotline, PrintStream out, Duration each) throws InterruptedException {
        Report report = new Report(out);
        report.machine();
        new OfferBench(hotline, report).run(each);
        new WholePathBench(hotline, report).run(each);
        out.println();
        hotline.residentMebibytes()
                .forEach((name, mebibytes) -> out.printf("  %-58s %8d MiB%n", "memory of " + name, mebibytes));
        // They would take the processors from the webhook at saturation, and not from its floor.
        hotline.service(Service.ROUTING).stop();
        hotline.service(Service.CASES).stop();
        new WebhookBench(hotline, report, each).run();
        new SendersBench(hotline, report).run();
        report.machine();
    }
}
