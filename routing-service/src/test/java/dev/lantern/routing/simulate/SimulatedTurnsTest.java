package dev.lantern.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.lines.Line;
import dev.lantern.routing.simulate.Outcome.End;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else befalls people and advocates on a day: call backs, handovers, lost connections. */
class SimulatedTurnsTest {

    private static final long MINUTE = 60_000;

    @TempDir
    Path folder;

    private Line policy;

    @BeforeEach
    void todaysPolicy() {
        policy = Days.policy(folder, """
                  offerTimeout: 30s
                  disconnectGrace: 20s
                  returnAfter: 3m
                  callback: {attempts: 2, spacing: 5m}
                """.indent(0));
    }

    @Test
    void whoAsksToBeCalledIsCalledInTheirTimeAndCountedApart() {
        Outcome outcome = with(List.of(Days.comes("a1", 60)), asks("c1", 5 * MINUTE, 0, true));

        assertThat(figures(outcome).ended(End.ASKED_TO_BE_CALLED)).isEqualTo(1);
        assertThat(figures(outcome).ended(End.ANSWERED)).isZero();
        assertThat(figures(outcome).serviceLevel()).isNull();
        assertThat(outcome.callbacks()).isEqualTo(new Outcome.Callbacks(1, 1, 1_000, 1, 0, 0));
        assertThat(outcome.handled()).isEqualTo(1);
    }

    @Test
    void whoIsWithAnAdvocateByThenNeedNotAsk() {
        Contact later = Days.text("c1", 30, null, 10 * MINUTE)
                .and(new Contact.Callback(MINUTE, false, MINUTE, 9 * MINUTE, 0, true), List.of());
        assertThat(with(List.of(Days.comes("a1", 0)), later).callbacks().asked())
                .isZero();
    }

    @Test
    void whatIsAgreedOnWithAnAdvocateIsAgreedOnWhenThereIsOne() {
        Contact agreed = Days.text("c1", 30, null, 10 * MINUTE)
                .and(new Contact.Callback(0, true, 5 * MINUTE, 30 * MINUTE, 0, true), List.of());
        Outcome outcome = with(List.of(Days.comes("a1", 60)), agreed);
        assertThat(outcome.callbacks().reached()).isEqualTo(1);
        assertThat(figures(outcome).ended(End.ANSWERED)).isEqualTo(1);
    }

    @Test
    void whoDoesNotAnswerIsCalledAgainWhileThePolicyTries() {
        assertThat(with(List.of(Days.comes("a1", 0)), asks("c1", 5 * MINUTE, 1, true))
                        .callbacks()
                        .reached())
                .isEqualTo(1);
        Outcome tooOften = with(List.of(Days.comes("a1", 0)), asks("c1", 5 * MINUTE, 2, true));
        assertThat(tooOften.callbacks().reached()).isZero();
        assertThat(tooOften.callbacks().notReached()).isEqualTo(1);
    }

    @Test
    void whomNobodyCallsInTheirTimeIsCounted() {
        assertThat(with(List.of(), asks("c1", 5 * MINUTE, 0, null)).callbacks().notCalled())
                .isEqualTo(1);
    }

    @Test
    void whoIsHandedOnIsFinishedByTheNextWithWhatIsLeft() {
        Contact.Handover handover = new Contact.Handover(4 * MINUTE, "a2", true);
        Outcome outcome = with(
                List.of(Days.comes("a1", 0), Days.comes("a2", 120)),
                Days.text("c1", 60, null, 10 * MINUTE).and(null, List.of(handover)));

        assertThat(outcome.moves().handedOn()).isEqualTo(1);
        assertThat(outcome.work()).extracting(Outcome.Work::busy).containsExactly(4 * MINUTE, 6 * MINUTE);
    }

    @Test
    void whoseAdvocateIsLostWaitsAgainAfterThePolicysTime() {
        Outcome outcome = with(
                List.of(
                        Days.comes("a1", 0),
                        Days.comes("a2", 120),
                        new Presence(Days.MORNING.plusSeconds(300), "a1", Presence.State.LOST)),
                Days.text("c1", 60, null, 10 * MINUTE));

        assertThat(outcome.moves()).isEqualTo(new Outcome.Moves(0, 1, 1));
        assertThat(outcome.handled()).isEqualTo(1);
        assertThat(outcome.work().getLast().assigned()).isEqualTo(1);
    }

    @Test
    void whoIsBackInTimeGoesOnWithWhomTheyHad() {
        Outcome outcome = with(
                List.of(
                        Days.comes("a1", 0),
                        Days.comes("a2", 120),
                        new Presence(Days.MORNING.plusSeconds(300), "a1", Presence.State.LOST),
                        Days.comes("a1", 360)),
                Days.text("c1", 60, null, 10 * MINUTE));

        assertThat(outcome.moves().givenBack()).isZero();
        assertThat(outcome.work().getFirst().busy()).isEqualTo(10 * MINUTE);
    }

    /** Asks as soon as they reach out. */
    private static Contact asks(String id, long from, int unanswered, @Nullable Boolean answers) {
        return Days.text(id, 30, null, 10 * MINUTE)
                .and(new Contact.Callback(0, false, from, from + 20 * MINUTE, unanswered, answers), List.of());
    }

    private Outcome with(List<Presence> presences, Contact contact) {
        Day day = Days.hour(List.of(Days.advocate("a1", 1), Days.advocate("a2", 1)), presences, List.of(contact));
        return Simulation.of(policy, day, 1, share -> {});
    }

    private static Figures figures(Outcome outcome) {
        return new Figures(outcome, Duration.ofSeconds(60));
    }
}
