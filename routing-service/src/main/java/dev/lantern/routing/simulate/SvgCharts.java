package dev.lantern.routing.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The charts of a page. Today's policy is an outline or a dashed line, the proposed one is solid: not told by colour alone. */
final class SvgCharts {

    private static final int WIDTH = 900;
    private static final int LEFT = 130;
    private static final int RIGHT = 90;
    private static final int PLOT = WIDTH - LEFT - RIGHT;
    private static final int ROW = 52;
    private static final int BAR = 18;
    private static final int HEIGHT = 260;
    private static final int TOP = 40;
    private static final int STEPS = 200;

    /** Where the logarithmic scale of times begins, in milliseconds. */
    private static final long SHORTEST = 1_000;

    private SvgCharts() {}

    static String bars(Comparison comparison) {
        List<Comparison.Times> all = comparison.times();
        long longest = Math.max(
                1,
                all.stream()
                        .mapToLong(times -> Math.max(
                                times.today().percentile(90), times.proposed().percentile(90)))
                        .max()
                        .orElse(1));
        StringBuilder drawn = new StringBuilder(legend());
        StringBuilder told = new StringBuilder();
        int y = TOP;
        for (Comparison.Times times : all) {
            drawn.append(text(LEFT - 10, y + BAR + 5, "end", "", times.urgency()));
            drawn.append(bar(y, "today", times.today(), longest));
            drawn.append(bar(y + BAR + 4, "proposed", times.proposed(), longest));
            told.append(times.urgency())
                    .append(": today ")
                    .append(p90(times.today()))
                    .append(", proposed ")
                    .append(p90(times.proposed()))
                    .append(". ");
            y += ROW;
        }
        return figure("bars", y, "Answer time of nine of ten, by urgency and policy", told.toString(), drawn);
    }

    private static String bar(int y, String policy, Statistics times, long longest) {
        double width = (double) PLOT * times.percentile(90) / longest;
        return format(
                        "<rect class=\"bar-%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                        policy, LEFT, y, width, BAR)
                + text(LEFT + width + 6, y + BAR - 4, "start", "", p90(times));
    }

    private static String p90(Statistics times) {
        return times.isEmpty() ? "nobody" : Words.time(times.percentile(90));
    }

    /** The share of all waits that ended with an advocate within a time, on a logarithmic scale; who gave up keeps it below one. */
    static String answered(Comparison comparison) {
        Statistics today = comparison.today().answerTimes();
        Statistics proposed = comparison.proposed().answerTimes();
        long limit = comparison.today().threshold().toMillis();
        long longest = Math.max(Math.max(limit, SHORTEST) * 2, Math.max(today.percentile(99), proposed.percentile(99)));
        StringBuilder drawn =
                new StringBuilder(legend()).append(frame("100 %", "0", Words.time(SHORTEST), Words.time(longest)));
        double decades = StrictMath.log((double) longest / SHORTEST);
        double at = LEFT + PLOT * StrictMath.log((double) limit / SHORTEST) / decades;
        drawn.append(format(
                "<line class=\"limit\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n", at, TOP, at, TOP + HEIGHT));
        drawn.append(text(at + 5, TOP + HEIGHT - 8, "start", "quiet", "threshold " + Words.time(limit)));
        drawn.append(curve("today", share -> within(comparison.today(), today, timeAt(share * decades))));
        drawn.append(curve("proposed", share -> within(comparison.proposed(), proposed, timeAt(share * decades))));
        String told = "Answered within the threshold of " + Words.time(limit) + ", of all who reached out: today "
                + Words.percent(within(comparison.today(), today, limit)) + ", proposed "
                + Words.percent(within(comparison.proposed(), proposed, limit)) + ".";
        return figure("answered", TOP + HEIGHT + 30, "Share of all waits answered within a time", told, drawn);
    }

    private static long timeAt(double logarithm) {
        return Math.round(SHORTEST * StrictMath.exp(logarithm));
    }

    private static double within(Figures figures, Statistics answered, long millis) {
        long within = 0;
        for (long time : answered.sorted()) {
            within += time <= millis ? 1 : 0;
        }
        return (double) within / Math.max(1, figures.reachedOut());
    }

    static String waiting(Comparison comparison) {
        QueueCurve today = QueueCurve.of(comparison.today().outcome());
        QueueCurve proposed = QueueCurve.of(comparison.proposed().outcome());
        int most = Math.max(1, Math.max(today.most(), proposed.most()));
        Day day = comparison.day();
        StringBuilder drawn = new StringBuilder(legend())
                .append(frame(Integer.toString(most), "0", clock(day.begins()), clock(day.ends())));
        drawn.append(curve("today", share -> (double) at(today, share) / most));
        drawn.append(curve("proposed", share -> (double) at(proposed, share) / most));
        String told = "At the most " + today.most() + " waited at once under today's policy, " + proposed.most()
                + " under the proposed one; each step is the most within "
                + Words.duration(Duration.ofMinutes(QueueCurve.STEP.toMinutes())) + ".";
        return figure("waiting", TOP + HEIGHT + 30, "People waiting over the day", told, drawn);
    }

    private static int at(QueueCurve curve, double share) {
        int last = curve.steps().size() - 1;
        return curve.steps().get(Math.min(last, (int) (share * curve.steps().size())));
    }

    private static String clock(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    /** @param height of a share of the width, both from 0 to 1 */
    private static String curve(String policy, ToDoubleFunction<Double> height) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i <= STEPS; i++) {
            double share = (double) i / STEPS;
            points.append(format("%.1f,%.1f ", LEFT + share * PLOT, TOP + HEIGHT * (1 - height.applyAsDouble(share))));
        }
        return format(
                "<polyline class=\"line-%s\" points=\"%s\"/>%n",
                policy, points.toString().trim());
    }

    private static String frame(String top, String bottom, String left, String right) {
        int floor = TOP + HEIGHT;
        return format("<path class=\"axis\" fill=\"none\" d=\"M%d %dV%dH%d\"/>%n", LEFT, TOP, floor, LEFT + PLOT)
                + text(LEFT - 10, TOP + 5, "end", "quiet", top)
                + text(LEFT - 10, floor, "end", "quiet", bottom)
                + text(LEFT, floor + 20, "start", "quiet", left)
                + text(LEFT + PLOT, floor + 20, "end", "quiet", right);
    }

    private static String legend() {
        return format("<rect class=\"bar-today\" x=\"%d\" y=\"6\" width=\"30\" height=\"12\"/>%n", LEFT)
                + text(LEFT + 38, 17, "start", "", "today (outline, dashed)")
                + format("<rect class=\"bar-proposed\" x=\"%d\" y=\"6\" width=\"30\" height=\"12\"/>%n", LEFT + 240)
                + text(LEFT + 278, 17, "start", "", "proposed (solid)");
    }

    private static String text(double x, double y, String anchor, String style, String words) {
        return format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>%n",
                x, y, anchor, style, HtmlReport.escaped(words));
    }

    private static String figure(String id, int height, String title, String description, CharSequence drawn) {
        return format(
                "<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\">%n"
                        + "<title id=\"%s-title\">%s</title>%n<desc id=\"%s-desc\">%s</desc>%n%s</svg>%n"
                        + "<figcaption>%s</figcaption></figure>",
                WIDTH,
                height,
                id,
                id,
                id,
                title,
                id,
                HtmlReport.escaped(description.trim()),
                drawn,
                HtmlReport.escaped(description.trim()));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }
}
