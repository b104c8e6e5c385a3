package dev.lantern.routing.simulate;

import dev.lantern.events.Urgency;
import dev.lantern.routing.simulate.Outcome.End;
import dev.lantern.routing.simulate.Outcome.Wait;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an outcome. Times are milliseconds, shares from 0 to 1; a share is absent when there was nobody.
 *
 * <ul>
 *   <li>answer time: from queueing until an advocate had the conversation, of those answered; its mean is the average speed
 *       of answer
 *   <li>abandonment: gave up / (answered + gave up + still waiting + asked to be called back)
 *   <li>service level: answered within the threshold / (answered + gave up + those who still wait beyond it)
 *   <li>occupancy: (talk + wrap-up) / ready time, of all advocates together
 *   <li>handle time: (talk + wrap-up) / handled
 * </ul>
 */
record Figures(Outcome outcome, Duration threshold) {

    private static final int MANY_SEVERE = 3;

    Statistics answerTimes(Urgency urgency) {
        return times(wait -> wait.urgency() == urgency);
    }

    Statistics answerTimes() {
        return times(wait -> true);
    }

    long reachedOut() {
        return outcome.waits().size();
    }

    long ended(End end) {
        return ended(end, wait -> true);
    }

    long ended(End end, Urgency urgency) {
        return ended(end, wait -> wait.urgency() == urgency);
    }

    @Nullable
    Double abandonment() {
        return share(ended(End.GAVE_UP), reachedOut());
    }

    @Nullable
    Double serviceLevel() {
        long limit = threshold.toMillis();
        long inTime = ended(End.ANSWERED, wait -> wait.waited() <= limit);
        long late = ended(End.STILL_WAITING, wait -> wait.waited() > limit);
        return share(inTime, ended(End.ANSWERED) + ended(End.GAVE_UP) + late);
    }

    @Nullable
    Double occupancy() {
        return share(sum(Outcome.Work::busy), sum(Outcome.Work::ready));
    }

    @Nullable
    Double handleTime() {
        return share(outcome.talked() + outcome.wrappedUp(), outcome.handled());
    }

    Outcome.Callbacks callbacks() {
        return outcome.callbacks();
    }

    Outcome.Moves moves() {
        return outcome.moves();
    }

    /** From when they could be called until they first were, on average. */
    @Nullable
    Double calledAfter() {
        return share(callbacks().late(), callbacks().called());
    }

    /** The greatest of the urgencies: people of different urgency are meant to wait differently. */
    double unfairnessOfWaits() {
        return Stream.of(Urgency.values())
                .map(this::answerTimes)
                .filter(times -> times.count() > 1)
                .mapToDouble(Statistics::gini)
                .max()
                .orElse(0);
    }

    /** Of the shares of their ready time that advocates were busy, in thousandths. */
    double unfairnessOfLoad() {
        return Statistics.of(outcome.work().stream()
                        .filter(work -> work.ready() > 0)
                        .mapToLong(work -> work.busy() * 1_000 / work.ready())
                        .toArray())
                .gini();
    }

    int longestSevereRun() {
        return outcome.work().stream().mapToInt(Outcome.Work::longestRun).max().orElse(0);
    }

    /** How many advocates had three or more in immediate danger one after the other. */
    long advocatesWithManySevere() {
        return outcome.work().stream()
                .filter(work -> work.longestRun() >= MANY_SEVERE)
                .count();
    }

    private Statistics times(Predicate<Wait> which) {
        return Statistics.of(waits(which.and(wait -> wait.end() == End.ANSWERED))
                .mapToLong(Wait::waited)
                .toArray());
    }

    private long ended(End end, Predicate<Wait> which) {
        return waits(which.and(wait -> wait.end() == end)).count();
    }

    private Stream<Wait> waits(Predicate<Wait> which) {
        List<Wait> all = outcome.waits();
        return all.stream().filter(which);
    }

    private long sum(java.util.function.ToLongFunction<Outcome.Work> of) {
        return outcome.work().stream().mapToLong(of).sum();
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
