package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_IN_WRAP_UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.FeedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** After a conversation there are notes to write. */
class WrapUpStoriesTest {

    private final Story story = new Story(Given.lineWithLifecycles());

    @Test
    void whoStillWritesIsNotRungByTheNextPerson() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria");
        story.text("anna").accepts("maria", "anna").text("ben").completes("maria", "anna");

        assertThat(story.queued("ben")).isTrue();
        assertThat(doing("maria")).isEqualTo(AdvocateState.WRAP_UP);
        assertThat(story.state.roster().free("maria", Channel.SMS)).isZero();

        story.finishesWriting("maria", "anna");
        assertThat(story.offeredTo("ben")).isEqualTo("maria");
        assertThat(ended().reason()).isEqualTo("FINISHED");
    }

    @Test
    void theLimitEndsItByTheEnginesOwnTimer() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria");
        story.text("anna").accepts("maria", "anna").text("ben").completes("maria", "anna");

        story.after(Given.WRAP_UP.minusMillis(1));
        assertThat(story.queued("ben")).isTrue();
        story.after(Duration.ofMillis(1));

        assertThat(story.offeredTo("ben")).isEqualTo("maria");
        assertThat(ended().reason()).isEqualTo("LIMIT");
        assertThat(ended().wrappedUpMillis()).isEqualTo(Given.WRAP_UP.toMillis());
    }

    @Test
    void aPersonWhoHangsUpLeavesNotesToWriteToo() {
        story.advocate("maria", "en")
                .signal("anna", Channel.CHAT, null, Answers.NONE)
                .accepts("maria", "anna");
        story.leaves("anna", Channel.CHAT, Reason.HUNG_UP);

        assertThat(story.lastTold(AssignmentEvent.WrapUpStarted.class)).hasSize(1);
        assertThat(story.lastTold(FeedEvent.WrapUpChanged.class).getFirst().endsAt())
                .isEqualTo(story.now.plus(Given.WRAP_UP));
    }

    @Test
    void whoHandsAConversationOnWritesItUp() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").advocate("sam", "en");
        story.transfers("maria", "anna", null);

        assertThat(story.offeredTo("anna")).isEqualTo("sam");
        assertThat(story.state.wrapUps().of("maria")).containsOnlyKeys("anna/1");
    }

    @Test
    void aChannelWithoutTimeForItHasNone() {
        story.advocate("maria", "en").webform("anna", Answers.NONE).accepts("maria", "anna");
        story.completes("maria", "anna");

        assertThat(story.lastTold(AssignmentEvent.WrapUpStarted.class)).isEmpty();
    }

    @Test
    void whoIsBusyAndWhoWritesIsToldOnceAfterEverythingElse() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria").text("anna");
        assertThat(told()).containsExactly(AdvocateState.BUSY);
        story.accepts("maria", "anna");
        assertThat(told()).isEmpty();
        story.completes("maria", "anna");
        assertThat(told()).containsExactly(AdvocateState.WRAP_UP);
        story.finishesWriting("maria", null);
        assertThat(told()).containsExactly(AdvocateState.AVAILABLE);
    }

    @Test
    void whoHasRoomBesideTheNotesIsAskedOnTheOtherPlace() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").completes("maria", "anna");

        assertThat(story.text("ben").offeredTo("ben")).isEqualTo("maria");
        assertThat(story.text("cora").queued("cora")).isTrue();
    }

    @Test
    void thereIsNothingToFinishTwice() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").completes("maria", "anna");

        assertThat(story.finishesWriting("maria", "anna").refusal()).isNull();
        assertThat(story.finishesWriting("maria", "anna").refusal()).isEqualTo(NOT_IN_WRAP_UP);
        assertThat(story.finishesWriting("maria", null).refusal()).isEqualTo(NOT_IN_WRAP_UP);
    }

    @Test
    void whoGoesHomeHasWrittenWhatTheyWill() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").completes("maria", "anna");
        story.signOut("maria");

        assertThat(story.refusal()).isNull();
        assertThat(story.state.wrapUps().of("maria")).isEmpty();
    }

    @Test
    void whoGetsThePersonBackWritesNothingYet() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").completes("maria", "anna");
        story.text("anna").accepts("maria", "anna");

        assertThat(ended().reason()).isEqualTo("RESUMED");
        assertThat(story.state.wrapUps().of("maria")).isEmpty();
    }

    private List<AdvocateState> told() {
        return story.lastTold(AssignmentEvent.AdvocateStatusChanged.class).stream()
                .map(AssignmentEvent.AdvocateStatusChanged::state)
                .toList();
    }

    private AssignmentEvent.WrapUpEnded ended() {
        return story.lastTold(AssignmentEvent.WrapUpEnded.class).getFirst();
    }

    private AdvocateState doing(String advocate) {
        AdvocateState doing = story.state.roster().shown(advocate);
        if (doing == null) {
            throw new AssertionError(advocate + " is not on the roster");
        }
        return doing;
    }
}
