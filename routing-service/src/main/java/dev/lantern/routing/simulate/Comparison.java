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

    /** Told to nobody. */
    private static final Row NOTHING = new Row("", "", "", "");

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
                        some(
                                "asked to be called back",
                                Better.NEITHER,
                                figures -> figures.ended(End.ASKED_TO_BE_CALLED)),
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
                        some("called back and reached", Better.HIGHER, figures -> figures.callbacks()
                                .reached()),
                        some("called back, not reached", Better.LOWER, figures -> figures.callbacks()
                                .notReached()),
                        some("not called in their time", Better.LOWER, figures -> figures.callbacks()
                                .notCalled()),
                        today.calledAfter() == null && proposed.calledAfter() == null
                                ? NOTHING
                                : row("called after, average", Better.LOWER, Figures::calledAfter, Words::time),
                        some("handed on to somebody else", Better.NEITHER, figures -> figures.moves()
                                .handedOn()),
                        some("connections lost", Better.NEITHER, figures -> figures.moves()
                                .lost()),
                        some("waited again because of it", Better.LOWER, figures -> figures.moves()
                                .givenBack()),
                        count("severe in a row, at most", Better.LOWER, Figures::longestSevereRun),
                        count("advocates with 3 severe in a row", Better.LOWER, Figures::advocatesWithManySevere))
                .filter(row -> !row.equals(NOTHING))
                .toList();
    }

    private String serviceLevel() {
        return "service level (" + Words.duration(proposed.threshold()) + ")";
    }

    /** Told only where there is any. */
    private Row some(String what, Better better, ToDoubleFunction<Figures> figure) {
        boolean none = figure.applyAsDouble(today) == 0 && figure.applyAsDouble(proposed) == 0;
        return none ? NOTHING : count(what, better, figure);
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
