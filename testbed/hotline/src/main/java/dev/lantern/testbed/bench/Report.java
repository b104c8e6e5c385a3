package dev.lantern.testbed.bench;

import java.io.PrintStream;
import org.HdrHistogram.Histogram;

/** Prints figures in columns: latency in milliseconds, then how often a second. */
final class Report {

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

    void sentence(String sentence) {
        out.println("  " + sentence);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
