package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.QueueSnapshot.Waiting;
import dev.lantern.events.Urgency;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotStoriesTest {

    private final Story story = new Story();

    @Test
    void aLineThatHasSeenNobodySaysNothingItDoesNotKnow() {
        QueueSnapshot snapshot = snapshot();

        assertThat(snapshot.waiting()).isEmpty();
        assertThat(snapshot.longestWaitMillis()).isZero();
        assertThat(snapshot.estimatedWaitMillis()).isNull();
        assertThat(snapshot.serviceLevel()).isNull();
        assertThat(snapshot.advocates()).isEmpty();
    }

    @Test
    void whoWaitsIsCountedByChannelAndUrgencyUntilSomebodyHasThem() {
        story.text("anna").after(Duration.ofSeconds(5)).text("ben").webform("cora", Given.IN_DANGER);
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");

        assertThat(snapshot().waiting())
                .containsExactly(
                        new Waiting(Channel.SMS, Urgency.STANDARD, 2),
                        new Waiting(Channel.WEBFORM, Urgency.IMMINENT_DANGER, 1));
        assertThat(snapshot().longestWaitMillis()).isEqualTo(5_000);
        story.accepts("maria", "anna").after(Duration.ofSeconds(1));
        assertThat(snapshot().longestWaitMillis()).isEqualTo(1_000);
    }

    @Test
    void advocatesAreCountedByWhatTheyAreDoing() {
        story.enrolled("off", Map.of(Channel.SMS, 1), "en");
        story.enrolled("busy", Map.of(Channel.SMS, 1), "en").signIn("busy").text("anna");
        story.accepts("busy", "anna")
                .advocate("free", "en")
                .advocate("away", "en")
                .goesAway("away");

        assertThat(snapshot().advocates())
                .isEqualTo(Map.of(
                        AdvocateState.OFFLINE, 1,
                        AdvocateState.BUSY, 1,
                        AdvocateState.AVAILABLE, 1,
                        AdvocateState.AWAY, 1));
    }

    @Test
    void theServiceLevelIsAnsweredInTimeOfAllWhoseWaitEndedInTheLastHour() {
        story.advocate("maria", "en").text("soon").accepts("maria", "soon").goesAway("maria");
        story.text("late").after(Given.ANSWER_WITHIN.plusMillis(1)).comesBack("maria");
        story.accepts("maria", "late").completes("maria", "late").goesAway("maria");
        story.signal("gone", Channel.CHAT, null, Answers.NONE).leaves("gone", Channel.CHAT, Reason.LEFT);

        assertThat(snapshot().serviceLevel()).isEqualTo(1.0 / 3);
        story.after(Duration.ofMinutes(61));
        assertThat(snapshot().serviceLevel()).isNull();
    }

    @Test
    void aTransferCountsNobodyAsAnsweredTwice() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").advocate("sam", "en");
        story.after(Duration.ofMinutes(10)).transfers("maria", "anna", null);
        story.after(Given.ANSWER_WITHIN.minusSeconds(31)).accepts("sam", "anna");
        assertThat(story.assignedTo("anna")).isEqualTo("sam");

        assertThat(snapshot().serviceLevel()).isEqualTo(1.0);
    }

    @Test
    void theWaitIsEstimatedOnceEnoughWereAnswered() {
        story.enrolled("maria", Map.of(Channel.SMS, 9), "en").signIn("maria");
        for (int i = 1; i <= 5; i++) {
            assertThat(snapshot().estimatedWaitMillis()).isNull();
            story.text("p" + i).after(Duration.ofSeconds(i)).accepts("maria", "p" + i);
        }

        assertThat(snapshot().estimatedWaitMillis()).isEqualTo(3_000L);
    }

    private QueueSnapshot snapshot() {
        return story.state.snapshot(story.now);
    }
}
