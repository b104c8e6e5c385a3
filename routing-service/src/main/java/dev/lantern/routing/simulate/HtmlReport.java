package dev.lantern.routing.simulate;

import java.util.List;

/**
 * A comparison as one HTML page: no script, nothing loaded from elsewhere, readable without colours, with a keyboard, a
 * screen reader and on paper. Each chart has a description, and its numbers stand in a table.
 */
final class HtmlReport {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #ffffff; --faint: #6b6b6b; --rule: #c9c9c9;
              --today: #1b5e91; --proposed: #a8430f; }
            @media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --faint: #a8a8a8;
              --rule: #4a4a4a; --today: #7ab8e6; --proposed: #f0a070; } }
            body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            caption { text-align: left; color: var(--faint); padding-bottom: .4rem; }
            th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--rule); text-align: right; }
            th:first-child, td.words, th.words { text-align: left; } th { font-weight: 600; }
            .scroll { overflow-x: auto; } .better, .worse { font-weight: 600; } figure { margin: 1rem 0; }
            svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
            svg .quiet { fill: var(--faint); } svg .axis { stroke: var(--rule); }
            .bar-today { fill: var(--paper); stroke: var(--today); stroke-width: 2; }
            .bar-proposed { fill: var(--proposed); }
            .line-today { fill: none; stroke: var(--today); stroke-width: 2; stroke-dasharray: 6 4; }
            .line-proposed { fill: none; stroke: var(--proposed); stroke-width: 2; }
            .limit { stroke: var(--faint); stroke-dasharray: 2 3; }
            """;

    private final StringBuilder page = new StringBuilder();
    private final Comparison comparison;

    private HtmlReport(Comparison comparison) {
        this.comparison = comparison;
    }

    static String of(Comparison comparison, String today, String proposed) {
        HtmlReport report = new HtmlReport(comparison);
        report.head(today, proposed);
        report.times();
        report.charts();
        report.rows();
        report.formulas();
        return report.page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void head(String today, String proposed) {
        Day day = comparison.day();
        String title = "Two policies of line " + day.line() + " on one day";
        add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        add("<title>" + escaped(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>");
        add("<h1>" + escaped(title) + "</h1>");
        add("<p>The day: " + escaped(day.origin()) + ", with "
                + Words.counted(day.contacts().size(), "contact")
                + " and " + Words.counted(day.members().size(), "advocate") + ". Today's policy is <code>"
                + escaped(today) + "</code>, the proposed one <code>" + escaped(proposed) + "</code>.</p>");
    }

    private void times() {
        add("<h2 id=\"times\">Answer time by urgency</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\""
                + " aria-labelledby=\"times\">\n<table>");
        add("<caption>From queueing until an advocate has the conversation, of those answered</caption>");
        add("<thead><tr><th scope=\"col\">urgency</th><th scope=\"col\" class=\"words\">policy</th>");
        List.of("people", "mean", "p50", "p90", "p99", "max", "gave up")
                .forEach(name -> add("<th scope=\"col\">" + name + "</th>"));
        add("</tr></thead>\n<tbody>");
        for (Comparison.Times times : comparison.times()) {
            row(
                    "<th scope=\"rowgroup\" rowspan=\"2\">" + times.urgency() + "</th>",
                    "today",
                    times.today(),
                    times.leftToday());
            row("", "proposed", times.proposed(), times.leftProposed());
        }
        add("</tbody>\n</table>\n</div>");
    }

    private void row(String first, String policy, Statistics times, long gaveUp) {
        StringBuilder cells = new StringBuilder(first)
                .append("<td class=\"words\">")
                .append(policy)
                .append("</td><td>")
                .append(times.count())
                .append("</td>");
        for (double time : new double[] {
            times.mean(), times.percentile(50), times.percentile(90), times.percentile(99), times.max()
        }) {
            cells.append("<td>")
                    .append(times.isEmpty() ? Words.NOBODY : Words.time(time))
                    .append("</td>");
        }
        add("<tr>" + cells + "<td>" + gaveUp + "</td></tr>");
    }

    private void charts() {
        add("<h2>Nine of ten were answered within</h2>");
        add(SvgCharts.bars(comparison));
        add("<h2>Answered within a time</h2>");
        add(SvgCharts.answered(comparison));
        add("<h2>People waiting over the day</h2>");
        add(SvgCharts.waiting(comparison));
    }

    private void rows() {
        add(
                "<h2 id=\"day\">The day</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"day\">");
        add("<table>\n<caption>Figures of the whole day under both policies</caption>\n<thead><tr>"
                + "<th scope=\"col\">figure</th><th scope=\"col\">today</th><th scope=\"col\">proposed</th>"
                + "<th scope=\"col\" class=\"words\">change</th></tr></thead>\n<tbody>");
        for (Comparison.Row row : comparison.rows()) {
            add("<tr><th scope=\"row\">" + row.what() + "</th><td>" + row.today() + "</td><td>" + row.proposed()
                    + "</td><td class=\"words " + row.change() + "\">" + row.change() + "</td></tr>");
        }
        add("</tbody>\n</table>\n</div>");
    }

    private void formulas() {
        add("<h2>How the figures are made</h2>\n<p>"
                + Words.formulas(comparison.today().threshold()) + "</p>");
    }

    private void add(String text) {
        page.append(text).append('\n');
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
