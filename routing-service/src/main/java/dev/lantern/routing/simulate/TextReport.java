package dev.lantern.routing.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison for the terminal, a hundred columns wide. */
final class TextReport {

    private static final int WIDTH = 100;
    private static final int BAR = 46;
    private static final String TIMES = "  %-18s %-9s %6s %9s %9s %9s %9s %9s %8s";
    private static final String ROWS = "  %-36s %14s %14s   %s";

    private final Comparison comparison;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Comparison comparison) {
        this.comparison = comparison;
    }

    static List<String> of(Comparison comparison) {
        TextReport report = new TextReport(comparison);
        report.times();
        report.rows();
        report.bars();
        report.waiting();
        report.formulas();
        return report.lines;
    }

    private void times() {
        lines.add("Answer time by urgency");
        add(TIMES, "", "policy", "people", "mean", "p50", "p90", "p99", "max", "gave up");
        for (Comparison.Times times : comparison.times()) {
            add(times.urgency(), "today", times.today(), times.leftToday());
            add("", "proposed", times.proposed(), times.leftProposed());
        }
        lines.add("");
    }

    private void add(String urgency, String policy, Statistics times, long gaveUp) {
        if (times.isEmpty()) {
            add(TIMES, urgency, policy, 0, "-", "-", "-", "-", "-", gaveUp);
            return;
        }
        add(
                TIMES,
                urgency,
                policy,
                times.count(),
                Words.time(times.mean()),
                Words.time(times.percentile(50)),
                Words.time(times.percentile(90)),
                Words.time(times.percentile(99)),
                Words.time(times.max()),
                gaveUp);
    }

    private void rows() {
        lines.add("The day");
        add(ROWS, "", "today", "proposed", "");
        comparison.rows().forEach(row -> add(ROWS, row.what(), row.today(), row.proposed(), row.change()));
        lines.add("");
    }

    /** Answered within (p90), one bar for each policy, all on one scale. */
    private void bars() {
        List<Comparison.Times> all = comparison.times();
        long longest = all.stream()
                .mapToLong(times ->
                        Math.max(times.today().percentile(90), times.proposed().percentile(90)))
                .max()
                .orElse(0);
        lines.add("Nine of ten were answered within");
        for (Comparison.Times times : all) {
            bar(times.urgency(), "today", times.today(), '\u2591', longest);
            bar("", "proposed", times.proposed(), '\u2588', longest);
        }
        lines.add("");
    }

    private void bar(String urgency, String policy, Statistics times, char ink, long longest) {
        long p90 = times.percentile(90);
        int length = longest == 0 ? 0 : Math.round((float) p90 * BAR / longest);
        String shown = times.isEmpty() ? "nobody" : Words.time(p90);
        add("  %-18s %-9s %s", urgency, policy, String.valueOf(ink).repeat(length) + (length > 0 ? " " : "") + shown);
    }

    private void waiting() {
        QueueCurve today = QueueCurve.of(comparison.today().outcome());
        QueueCurve proposed = QueueCurve.of(comparison.proposed().outcome());
        int most = Math.max(1, Math.max(today.most(), proposed.most()));
        lines.add("People waiting, most in each quarter of an hour (the full height is " + most + ")");
        add("  %-9s %s %d", "today", today.sparkline(most), today.most());
        add("  %-9s %s %d", "proposed", proposed.sparkline(most), proposed.most());
        lines.add("");
    }

    private void formulas() {
        lines.addAll(Words.wrapped(Words.formulas(comparison.today().threshold()), WIDTH));
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
