package dev.lantern.testbed.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/** Prints figures in columns: latency in milliseconds, then how often a second; what they are worth beside their floor. */
final class Report {

    private static final int TOLERABLE_LATE_MILLIS = 2;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println();
        out.println(title);
        out.printf("  %-58s %8s %8s %8s %8s %10s%n", "", "p50 ms", "p90 ms", "p99 ms", "max ms", "per second");
    }

    void row(String name, Load.Measured measured) {
        row(name, measured.latency(), measured.perSecond());
        if (measured.failures() > 0) {
            out.printf("  %-58s %8d calls failed%n", "", measured.failures());
        }
    }

    void row(String name, Histogram latency, double perSecond) {
        out.printf(
                "  %-58s %8.2f %8.2f %8.2f %8.2f %10.0f%n",
                name,
                millis(latency.getValueAtPercentile(50)),
                millis(latency.getValueAtPercentile(90)),
                millis(latency.getValueAtPercentile(99)),
                millis(latency.getMaxValue()),
                perSecond);
    }

    /** Latencies on another machine differ, this much less. */
    void timesTheFloor(Histogram latency, Histogram floor) {
        sentence("p50 is %.1f times and p99 %.1f times that of the floor"
                .formatted(
                        (double) latency.getValueAtPercentile(50) / floor.getValueAtPercentile(50),
                        (double) latency.getValueAtPercentile(99) / floor.getValueAtPercentile(99)));
    }

    /** What the load itself took from the machine and added to the figures. */
    void load(Load.Measured measured) {
        double late = millis(measured.lateness().getValueAtPercentile(99));
        sentence("the load kept %.2f processors busy; 99 of 100 calls began within %.2f ms of their time%s"
                .formatted(
                        measured.processors(),
                        late,
                        late > TOLERABLE_LATE_MILLIS ? ", which is in the figures: the machine is too busy" : ""));
    }

    void goal(String goal, boolean reached) {
        sentence("goal: " + goal + (reached ? " - reached" : " - MISSED"));
    }

    void sentence(String sentence) {
        out.println("  " + sentence);
    }

    /** Other work on the machine spoils milliseconds, and ratios less. */
    void machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        double others = system.getSystemLoadAverage();
        int processors = system.getAvailableProcessors();
        out.printf(
                "%d processors, load of the last minute %.1f%s%n",
                processors, others, others > processors / 4.0 ? ": it is not idle, compare ratios only" : "");
    }

    static double millis(long nanos) {
        return nanos / 1e6;
    }
}
