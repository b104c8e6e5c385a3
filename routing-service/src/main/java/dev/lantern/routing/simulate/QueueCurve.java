package dev.lantern.routing.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** @param steps how many waited at once at the most, in each quarter of an hour of the day */
record QueueCurve(List<Integer> steps) {

    static final Duration STEP = Duration.ofMinutes(15);

    private static final String BLOCKS = " \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    static QueueCurve of(Outcome outcome) {
        SortedMap<Instant, Integer> changes = new TreeMap<>();
        for (Outcome.Wait wait : outcome.waits()) {
            // Who is answered at once has not waited.
            if (wait.waited() > 0) {
                changes.merge(wait.since(), 1, Integer::sum);
                changes.merge(wait.until(), -1, Integer::sum);
            }
        }
        long length = Duration.between(outcome.begins(), outcome.ends()).toMillis();
        int[] most = new int[(int) Math.ceilDiv(length, STEP.toMillis())];
        int waiting = 0;
        int from = 0;
        for (var change : changes.entrySet()) {
            int step = (int) Math.min(
                    most.length,
                    Duration.between(outcome.begins(), change.getKey()).toMillis() / STEP.toMillis());
            for (int i = from; i <= Math.min(step, most.length - 1); i++) {
                most[i] = Math.max(most[i], waiting);
            }
            waiting += change.getValue();
            from = step;
            if (step < most.length) {
                most[step] = Math.max(most[step], waiting);
            }
        }
        List<Integer> steps = new ArrayList<>();
        Arrays.stream(most).forEach(steps::add);
        return new QueueCurve(steps);
    }

    int most() {
        return steps.stream().mapToInt(each -> each).max().orElse(0);
    }

    /** One character for each step; anybody waiting shows. */
    String sparkline(int full) {
        return steps.stream()
                .map(count -> String.valueOf(BLOCKS.charAt(Math.ceilDiv(count * (BLOCKS.length() - 1), full))))
                .collect(Collectors.joining());
    }
}
