package dev.lantern.testbed.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The table of the demonstration: redrawn in place on a terminal, printed once elsewhere. */
final class DemoTable {

    private static final String LAYOUT = "  %-34s %-16s %10s %10s  %-9s %10s %10s%n";

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final PrintStream out;
    private final boolean terminal;
    private int drawnLines;

    DemoTable(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void add(String key, Row row) {
        rows.put(key, row);
        redraw();
    }

    synchronized void change(String key, UnaryOperator<Row> change) {
        rows.computeIfPresent(key, (k, row) -> change.apply(row));
        redraw();
    }

    synchronized Collection<Row> rows() {
        return rows.values().stream().toList();
    }

    synchronized boolean all(Predicate<Row> done) {
        return rows.values().stream().allMatch(done);
    }

    synchronized void printOnce() {
        if (!terminal) {
            draw();
        }
    }

    private void redraw() {
        if (terminal) {
            if (drawnLines > 0) {
                out.printf("\033[%dA\033[J", drawnLines);
            }
            draw();
        }
    }

    private void draw() {
        out.printf(LAYOUT, "signal", "urgency", "accepted", "waiting", "advocate", "answered", "case");
        rows.values()
                .forEach(row -> out.printf(
                        LAYOUT,
                        row.signal(),
                        row.urgency() == null ? "·" : row.urgency(),
                        row.after(row.acceptedAt()),
                        row.assignedAt() == null
                                ? row.after(Instant.now()).replace(" ms", " ms…")
                                : row.after(row.assignedAt()),
                        row.advocate() == null ? "·" : row.advocate(),
                        row.after(row.answeredAt()),
                        row.after(row.keptAt())));
        out.flush();
        drawnLines = rows.size() + 1;
    }
}
