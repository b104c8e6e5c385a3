package dev.lantern.routing.engine;

import static dev.lantern.routing.engine.Skilled.in;
import static dev.lantern.routing.engine.Skilled.supervisor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.SurgeChanged;
import dev.lantern.events.AssignmentEvent.WrapUpStarted;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.Urgency;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stories begin on a Monday at eight in London. */
class HoursAndSurgeStoriesTest {

    private static final String HOURS = """
        relaxation: [{after: 2m, step: INTERPRETER}, {after: 4m, step: SUPERVISORS}]
        hours: {zone: Europe/London, weekly: {MON: ['09:00-17:00']}}
        """;
    private static final String SURGE = """
        relaxation: [{after: 2m, step: INTERPRETER}, {after: 4m, step: SUPERVISORS}]
        surge: {from: 3, until: 1, supervisorsJoin: true, offerTimeout: 10s}
        """;

    private final Story closed = new Story(Given.line(HOURS));
    private final Story busy = new Story(Given.line(SURGE));

    @Test
    void whoComesWhileTheLineIsClosedWaitsUntilItOpens() {
        closed.skilled(in("maria", Map.of("en", 5))).text("anna");
        assertThat(closed.queued("anna")).isTrue();
        closed.after(Duration.ofMinutes(59));
        assertThat(closed.queued("anna")).isTrue();
        closed.after(Duration.ofMinutes(1));

        assertThat(closed.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whenItOpensIsToldToWhoeverWantsToSayIt() {
        assertThat(closed.snapshot().open()).isFalse();
        assertThat(closed.snapshot().opensAt()).isEqualTo(Given.MORNING.plus(Duration.ofHours(1)));
        closed.after(Duration.ofHours(1)).text("anna");
        assertThat(closed.snapshot().open()).isTrue();
        assertThat(closed.snapshot().opensAt()).isNull();
    }

    @Test
    void dangerRingsSupervisorsAtAnyHour() {
        closed.skilled(supervisor("dana")).signal("anna", Channel.SMS, null, Given.IN_DANGER);

        assertThat(closed.offeredTo("anna")).isEqualTo("dana");
        assertThat(closed.allTold(FeedEvent.Notice.class))
                .extracting(FeedEvent.Notice::code)
                .contains("DANGER_OUTSIDE_HOURS");
    }

    @Test
    void whoBecomesInDangerWaitsNoLonger() {
        closed.skilled(supervisor("dana")).text("anna");
        assertThat(closed.queued("anna")).isTrue();

        closed.signal("anna", Channel.SMS, null, Given.IN_DANGER);
        assertThat(closed.offeredTo("anna")).isEqualTo("dana");
    }

    @Test
    void whoIsFoundToBeInDangerBySomebodyWaitsNoLonger() {
        closed.skilled(supervisor("dana")).text("anna");
        closed.command(new DeskCommand.CorrectUrgency(
                closed.nextId(),
                Given.LINE,
                "dana",
                closed.now,
                "anna/1",
                Urgency.IMMINENT_DANGER,
                "I know what this means."));

        assertThat(closed.offeredTo("anna")).isEqualTo("dana");
    }

    @Test
    void whoCameWhileItWasOpenAndBecomesMoreUrgentIsServedThoughItCloses() {
        closed.after(Duration.ofHours(1)).skilled(in("maria", Map.of("en", 5))).goesAway("maria");
        closed.text("anna").after(Duration.ofHours(9));
        closed.signal("anna", Channel.SMS, null, Given.UNDER_18).comesBack("maria");

        assertThat(closed.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoCameWhileItWasOpenIsServedThoughItCloses() {
        closed.after(Duration.ofHours(1)).skilled(in("maria", Map.of("en", 5))).goesAway("maria");
        closed.text("anna").after(Duration.ofHours(9)).comesBack("maria");

        assertThat(closed.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whenTooManyWaitSupervisorsJoinUntilItIsOver() {
        busy.skilled(in("maria", Map.of("en", 5))).goesAway("maria").skilled(supervisor("dana"));
        busy.text("anna").text("ben");
        assertThat(busy.queued("anna")).isTrue();

        busy.text("cora");
        assertThat(busy.offeredTo("anna")).isEqualTo("dana");
        assertThat(busy.allTold(SurgeChanged.class))
                .extracting(SurgeChanged::on)
                .containsExactly(true);
        assertThat(busy.snapshot().surge()).isTrue();
        busy.accepts("dana", "anna").accepts("dana", "ben");
        assertThat(busy.allTold(SurgeChanged.class))
                .extracting(SurgeChanged::on)
                .containsExactly(true, false);
        assertThat(busy.queued("cora")).isTrue();
    }

    @Test
    void inSurgeAnOfferIsShorter() {
        busy.skilled(in("maria", Map.of("en", 5))).goesAway("maria").skilled(supervisor("dana"));
        busy.text("anna").text("ben").text("cora").after(Duration.ofSeconds(10));

        assertThat(busy.onRoster("dana").available()).isFalse();
    }

    @Test
    void inSurgeThereIsLessTimeToWriteUp() {
        Story brief = new Story(Given.line("""
            wrapUp: 2m
            surge: {from: 3, until: 1, wrapUp: 10s}
            """));
        brief.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria");
        brief.text("anna").accepts("maria", "anna").text("ben").text("cora").text("dora");
        brief.completes("maria", "anna");
        assertThat(brief.lastTold(WrapUpStarted.class).getFirst().endsAt()).isEqualTo(brief.now.plusSeconds(10));

        brief.after(Duration.ofSeconds(10));
        assertThat(brief.offeredTo("ben")).isEqualTo("maria");
    }

    @Test
    void aSupervisorsWordCountsUntilItAgreesWithTheCountAgain() {
        surge(true);
        busy.text("anna");
        assertThat(busy.state.settings().surge()).isTrue();
        busy.text("ben").text("cora").text("dora");
        assertThat(busy.state.settings().surgeByHand()).isNull();

        surge(false);
        busy.text("eve");
        assertThat(busy.state.settings().surge()).isFalse();
        assertThat(busy.allTold(SurgeChanged.class).getLast().by()).isEqualTo("dana");
    }

    @Test
    void aLineWithoutSurgeModeSaysSo() {
        closed.command(new DeskCommand.SetSurge(closed.nextId(), Given.LINE, "dana", closed.now, true));
        assertThat(closed.refusal()).isEqualTo(Refusal.Code.NOT_SUPPORTED);
    }

    private void surge(boolean on) {
        busy.command(new DeskCommand.SetSurge(busy.nextId(), Given.LINE, "dana", busy.now, on));
        assertThat(busy.refusal()).isNull();
    }
}
