package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;

/** The benchmarks of a running hotline. Load, services, broker and database share the machine. */
public final class Bench {

    /** What can be measured, in the order in which it is. */
    public enum Figure {
        /** A text sent, until the advocate's stream shows the offer. */
        OFFER,
        /** A text sent, until it is in PostgreSQL. */
        PATH,
        /** The webhook beside the same endpoint without Kafka and the bare producer. */
        WEBHOOK,
        /** A caller's step, until they hear the next words. */
        CALLS,
        /** Many people for a minute. */
        SENDERS,
        /** Others beside one who floods. */
        FLOOD
    }

    private Bench() {}

    public static void run(Hotline hotline, Set<Figure> figures, PrintStream out, Duration each)
            throws InterruptedException {
        Report report = new Report(out);
        report.machine();
        if (figures.contains(Figure.OFFER)) {
            new OfferBench(hotline, report).run(each);
        }
        if (figures.contains(Figure.PATH)) {
            new WholePathBench(hotline, report).run(each);
        }
        out.println();
        hotline.residentMebibytes()
                .forEach((name, mebibytes) -> out.printf("  %-58s %8d MiB%n", "memory of " + name, mebibytes));
        // They would take the processors from the webhook at saturation, and not from its floor.
        hotline.service(Service.ROUTING).stop();
        hotline.service(Service.CASES).stop();
        if (figures.contains(Figure.WEBHOOK)) {
            new WebhookBench(hotline, report, each).run();
        }
        if (figures.contains(Figure.CALLS)) {
            new CallBench(hotline, report, each).run();
        }
        if (figures.contains(Figure.SENDERS)) {
            new SendersBench(hotline, report, each).run();
        }
        if (figures.contains(Figure.FLOOD)) {
            new FloodBench(hotline, report, each).run();
        }
        report.machine();
    }
}
