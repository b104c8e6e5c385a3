package dev.lantern.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lantern.lines.Line;
import dev.lantern.routing.simulate.Outcome.End;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

    private static final long MINUTE = 60_000;

    @TempDir
    Path folder;

    private Line policy;

    @BeforeEach
    void todaysPolicy() {
        policy = Days.policy(folder, "  offerTimeout: 30s\n");
    }

    @Test
    void oneAdvocateAndThreePeopleAreCountedAsByHand() {
        Day day = Days.hour(
                List.of(Days.advocate("a1", 1)),
                List.of(Days.comes("a1", 0)),
                List.of(
                        Days.text("c1", 60, null, 10 * MINUTE),
                        Days.text("c2", 120, 5 * MINUTE, 10 * MINUTE),
                        Days.text("c3", 180, null, 5 * MINUTE)));
        Outcome outcome = Simulation.of(policy, day, 1, share -> {});
        Figures figures = new Figures(outcome, Duration.ofSeconds(60));

        assertThat(figures.reachedOut()).isEqualTo(3);
        assertThat(figures.ended(End.ANSWERED)).isEqualTo(2);
        assertThat(figures.ended(End.GAVE_UP)).isEqualTo(1);
        assertThat(figures.abandonment()).isEqualTo(1.0 / 3);
        // Nobody reads an offer in less than a second: c1 waits one, c3 until c1 is done and one.
        assertThat(figures.answerTimes().percentile(50)).isEqualTo(1_000);
        assertThat(figures.answerTimes().max()).isEqualTo(8 * MINUTE + 2_000);
        assertThat(figures.serviceLevel()).isEqualTo(1.0 / 3);
        assertThat(figures.handleTime()).isEqualTo(7.5 * MINUTE);
        assertThat(figures.occupancy()).isEqualTo(15.0 / 60, within(1e-9));
    }

    @Test
    void whoStillWaitsAtTheEndIsCountedAsWaiting() {
        Day day = Days.hour(List.of(), List.of(), List.of(Days.text("c1", 60, null, MINUTE)));
        Figures figures = new Figures(Simulation.of(policy, day, 1, share -> {}), Duration.ofSeconds(60));
        assertThat(figures.ended(End.STILL_WAITING)).isEqualTo(1);
        assertThat(figures.serviceLevel()).isZero();
    }

    @Test
    void theSameSeedGivesTheSameDayToTheBit() {
        Day day = Days.generated(7);
        assertThat(Days.generated(7)).isEqualTo(day);
        assertThat(Simulation.of(policy, day, 7, share -> {})).isEqualTo(Simulation.of(policy, day, 7, share -> {}));
        assertThat(Days.generated(8)).isNotEqualTo(day);
    }

    @Test
    void everyWaitOfAGeneratedDayHasOneEnd() {
        Day day = Days.generated(3);
        Outcome outcome = Simulation.of(policy, day, 3, share -> {});
        assertThat(outcome.waits())
                .hasSizeBetween(day.contacts().size() * 9 / 10, day.contacts().size());
        assertThat(outcome.offers().made())
                .isEqualTo(outcome.offers().accepted()
                        + outcome.offers().declined()
                        + outcome.offers().missed()
                        + outcome.offers().rescinded());
    }

    @Test
    void progressGoesFromNothingToAll() {
        List<Double> told = new ArrayList<>();
        Simulation.of(policy, Days.generated(1), 1, told::add);
        assertThat(told).isSorted();
        assertThat(told.getLast()).isEqualTo(1);
    }

    @Test
    void aPolicyThatGivesAdvocatesNoTimeToAnswerIsWorse() {
        Line hasty = Days.policy(folder, "  offerTimeout: 5s\n");
        Day day = Days.generated(1);
        Duration threshold = Duration.ofSeconds(60);
        Figures before = new Figures(Simulation.of(policy, day, 1, share -> {}), threshold);
        Figures after = new Figures(Simulation.of(hasty, day, 1, share -> {}), threshold);
        assertThat(after.outcome().offers().missed())
                .isGreaterThan(before.outcome().offers().missed());
        assertThat(after.answerTimes().percentile(90))
                .isGreaterThan(before.answerTimes().percentile(90));
    }
}
