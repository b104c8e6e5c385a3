package dev.lantern.routing.simulate;

import dev.lantern.events.Urgency;
import dev.lantern.routing.simulate.Outcome.End;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same day under today's policy and under another, figure by figure. */
record Comparison(Day day, Figures today, Figures proposed) {

    /** Which way is better for people. */
    enum Better {
        LOWER,
        HIGHER,
        NEITHER
    }

    /** @param change {@code better}, {@code worse}, {@code same} or empty */
    record Row(String what, String today, String proposed, String change) {}

    /** Answer times of one urgency, or of all, under one policy. */
    record Times(String urgency, Statistics today, Statistics proposed, long leftToday, long leftProposed) {}

    List<Times> times() {
        List<Times> all = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            all.add(new Times(
                    Words.of(urgency),
                    today.answerTimes(urgency),
                    proposed.answerTimes(urgency),
                    today.ended(End.GAVE_UP, urgency),
                    proposed.ended(End.GAVE_UP, urgency)));
        }
        all.add(new Times(
                "all",
                today.answerTimes(),
                proposed.answerTimes(),
                today.ended(End.GAVE_UP),
                proposed.ended(End.GAVE_UP)));
        return all.stream()
                .filter(one -> one.today.count() + one.proposed.count() + one.leftToday + one.leftProposed > 0)
                .toList();
    }

    List<Row> rows() {
        return Stream.of(
                        count("waits begun", Better.NEITHER, Figures::reachedOut),
                        count("answered", Better.HIGHER, figures -> figures.ended(End.ANSWERED)),
                        count("gave up", Better.LOWER, figures -> figures.ended(End.GAVE_UP)),
                        count("still waiting at the end", Better.LOWER, figures -> figures.ended(End.STILL_WAITING)),
                        share("abandonment", Better.LOWER, Figures::abandonment),
                        share(serviceLevel(), Better.HIGHER, Figures::serviceLevel),
                        share("occupancy", Better.NEITHER, Figures::occupancy),
                        row("handle time, average", Better.NEITHER, Figures::handleTime, Words::time),
                        gini("unfairness of waits (Gini)", Figures::unfairnessOfWaits),
                        gini("unfairness of load (Gini)", Figures::unfairnessOfLoad),
                        count("alarms", Better.LOWER, figures -> figures.outcome()
                                .alarms()),
                        count("searches relaxed", Better.NEITHER, figures -> figures.outcome()
                                .relaxed()),
                        count("offers made", Better.NEITHER, figures -> figures.outcome()
                                .offers()
                                .made()),
                        count("offers missed", Better.LOWER, figures -> figures.outcome()
                                .offers()
                                .missed()),
                        count("offers declined", Better.NEITHER, figures -> figures.outcome()
                                .offers()
                                .declined()),
                        count("severe in a row, at most", Better.LOWER, Figures::longestSevereRun),
                        count("advocates with 3 severe in a row", Better.LOWER, Figures::advocatesWithManySevere))
                .toList();
    }

    private String serviceLevel() {
        return "service level (" + Words.duration(proposed.threshold()) + ")";
    }

    private Row count(String what, Better better, ToDoubleFunction<Figures> figure) {
        return row(
                what,
                better,
                figures -> (Double) figure.applyAsDouble(figures),
                value -> Long.toString(Math.round(value)));
    }

    private Row share(String what, Better better, Function<Figures, @Nullable Double> figure) {
        return row(what, better, figure, Words::percent);
    }

    private Row gini(String what, ToDoubleFunction<Figures> figure) {
        return row(what, Better.LOWER, figures -> (Double) figure.applyAsDouble(figures), Words::coefficient);
    }

    private Row row(
            String what, Better better, Function<Figures, @Nullable Double> figure, Function<Double, String> shown) {
        Double before = figure.apply(today);
        Double after = figure.apply(proposed);
        String left = before == null ? Words.NOBODY : shown.apply(before);
        String right = after == null ? Words.NOBODY : shown.apply(after);
        return new Row(what, left, right, change(before, after, left.equals(right), better));
    }

    /** Told only where the shown numbers differ. */
    private static String change(@Nullable Double before, @Nullable Double after, boolean alike, Better better) {
        if (alike || before == null || after == null) {
            return "";
        }
        boolean lower = after < before;
        return switch (better) {
            case NEITHER -> "";
            case LOWER -> lower ? "better" : "worse";
            case HIGHER -> lower ? "worse" : "better";
        };
    }
}
