package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.FeedEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nobody waits past the line's limit without an alarm. */
class WaitLimitStoriesTest {

    private final Story story = new Story(Given.lineWithLifecycles());

    @Test
    void everySupervisorWhoIsSignedInIsToldOnce() {
        story.supervisor("dana", "en")
                .goesAway("dana")
                .supervisor("eli", "en")
                .goesAway("eli")
                .text("anna");
        story.after(Given.WAIT_LIMIT.minusMillis(1));
        assertThat(notices()).isZero();

        story.after(Duration.ofHours(2));
        assertThat(story.allTold(AssignmentEvent.WaitLimitPassed.class))
                .singleElement()
                .satisfies(passed -> {
                    assertThat(passed.waitedMillis()).isEqualTo(Given.WAIT_LIMIT.toMillis());
                    assertThat(passed.policy()).isEqualTo(story.line.routing().version());
                });
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    void anAlarmThatNobodyCouldHearIsGivenAgain() {
        story.text("anna").after(Given.WAIT_LIMIT.multipliedBy(3));

        assertThat(story.allTold(AssignmentEvent.WaitLimitPassed.class)).hasSize(3);
    }

    @Test
    void whoComesOnDutyHearsOfThoseWhoWaitTooLong() {
        story.text("anna").text("ben").after(Given.WAIT_LIMIT).supervisor("dana", "es");

        assertThat(story.lastTold(FeedEvent.Notice.class)).singleElement().satisfies(notice -> {
            assertThat(notice.code()).isEqualTo("WAIT_LIMIT_PASSED");
            assertThat(notice.text()).startsWith("2 people");
        });
    }

    @Test
    void whoIsMoreUrgentLaterHasTheLimitOfTheirUrgency() {
        Story strict = new Story(Given.line(Given.ROUTING + "waitLimit: {default: 10m, IMMINENT_DANGER: 1m}\n"));
        strict.text("anna").after(Duration.ofMinutes(5)).signal("anna", Channel.SMS, null, Given.IN_DANGER);
        strict.input(new Input.Tick());

        assertThat(strict.lastTold(AssignmentEvent.WaitLimitPassed.class)).hasSize(1);
    }

    @Test
    void aNewWaitHasANewLimit() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").after(Duration.ofHours(1));
        story.transfers("maria", "anna", null).goesAway("maria");
        story.after(Given.WAIT_LIMIT.minusMillis(1));
        assertThat(story.allTold(AssignmentEvent.WaitLimitPassed.class)).isEmpty();
        story.after(Duration.ofMillis(1));
        assertThat(story.allTold(AssignmentEvent.WaitLimitPassed.class)).hasSize(1);
    }

    @Test
    void whoComesWhileTheLineIsClosedWaitsTooLongOnlyAfterItOpened() {
        Story closed = new Story(Given.line(Given.ROUTING + """
            waitLimit: 10m
            hours: {zone: UTC, weekly: {MON: ["12:00-18:00"]}, outside: WAIT}
            """));
        closed.text("anna").after(Duration.ofHours(4));
        assertThat(closed.allTold(AssignmentEvent.WaitLimitPassed.class)).isEmpty();

        closed.after(Given.WAIT_LIMIT);
        assertThat(closed.allTold(AssignmentEvent.WaitLimitPassed.class)).hasSize(1);
    }

    @Test
    void abandonmentIsOnRecordWithTheWait() {
        story.signal("anna", Channel.CHAT, null, dev.lantern.events.Answers.NONE)
                .after(Duration.ofSeconds(90));
        story.leaves("anna", Channel.CHAT, Reason.LEFT);

        assertThat(story.lastTold(AssignmentEvent.ConversationAbandoned.class)
                        .getFirst()
                        .waitedMillis())
                .isEqualTo(90_000);
        assertThat(story.state.overdue()).isZero();
    }

    private long notices() {
        return story.allTold(FeedEvent.Notice.class).stream()
                .filter(notice -> notice.code().equals("WAIT_LIMIT_PASSED"))
                .count();
    }
}
