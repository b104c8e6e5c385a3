package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.DeliveryState.ACCEPTED;
import static dev.lantern.events.FeedEvent.DeliveryState.DELIVERED;
import static dev.lantern.events.FeedEvent.DeliveryState.FAILED;
import static dev.lantern.events.FeedEvent.DeliveryState.QUEUED;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_ASSIGNED;
import static dev.lantern.events.FeedEvent.Refusal.Code.NO_WAY_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.DeliveryState;
import dev.lantern.events.ReplyRequested;
import dev.lantern.routing.engine.state.Replies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyStoriesTest {

    private final Story story = new Story();

    @Test
    void theAssignedAdvocatesWordsLeaveThroughTheChannelFromTheNumberThatWasContacted() {
        assigned("anna").answers("maria", "anna", "we are here");

        ReplyRequested reply = story.lastTold(ReplyRequested.class).getFirst();
        assertThat(reply.conversationId()).isEqualTo("anna/1");
        assertThat(reply.author()).isEqualTo("maria");
        assertThat(reply.from()).isEqualTo("+15550100733");
        assertThat(reply.to()).isEqualTo(Given.sealed("address of anna"));
        assertThat(reply.copy()).isEqualTo(Given.sealed("we are here"));
        assertThat(states()).containsExactly(QUEUED);
    }

    @Test
    void nobodyElseAnswers() {
        assigned("anna").advocate("sam", "en");

        assertThat(story.answers("sam", "anna", "hello").refusal()).isEqualTo(NOT_ASSIGNED);
        assertThat(story.lastTold(ReplyRequested.class)).isEmpty();
    }

    @Test
    void aWebformHasNoWayBack() {
        story.advocate("maria", "en").webform("ben", Answers.NONE).accepts("maria", "ben");

        assertThat(story.answers("maria", "ben", "hello").refusal()).isEqualTo(NO_WAY_BACK);
    }

    @Test
    void aStatusThatComesLateOverwritesNothing() {
        String reply = answered();
        story.delivery(delivered(reply)).delivery(accepted(reply)).delivery(failed(reply));

        assertThat(states()).containsExactly(QUEUED, DELIVERED);
    }

    @Test
    void acceptedAndDeliveredOfOneMessageAreBothTold() {
        String reply = answered();
        story.delivery(accepted(reply)).delivery(accepted(reply)).delivery(delivered(reply));

        assertThat(states()).containsExactly(QUEUED, ACCEPTED, DELIVERED);
    }

    @Test
    void aStatusThatComesBeforeItsReplyWaitsForIt() {
        assigned("anna").delivery(failed("answer-1"));
        assertThat(states()).isEmpty();

        story.command(new DeskCommand.SendAnswer(
                "answer-1", Given.LINE, "maria", story.now, "anna/1", Given.sealed("hello")));

        assertThat(states()).containsExactly(QUEUED, FAILED);
        assertThat(story.lastTold(FeedEvent.DeliveryChanged.class).getLast().explanation())
                .isEqualTo("The number is not in service.");
    }

    @Test
    void aReplyInPartsHasArrivedWhenEachOfThemHasInWhicheverOrder() {
        String reply = answered();
        story.delivery(part(reply, 3))
                .delivery(accepted(reply))
                .delivery(part(reply, 1))
                .delivery(part(reply, 1));
        assertThat(states()).containsExactly(QUEUED, ACCEPTED);

        story.delivery(part(reply, 2)).delivery(part(reply, 3));
        assertThat(states()).containsExactly(QUEUED, ACCEPTED, DELIVERED);
    }

    @Test
    void aReplyOfWhichOnePartFailedHasFailed() {
        String reply = answered();
        story.delivery(part(reply, 1))
                .delivery(failed(reply))
                .delivery(part(reply, 2))
                .delivery(part(reply, 3));
        assertThat(states()).containsExactly(QUEUED, FAILED);
    }

    @Test
    void partsThatArriveBeforeTheirReplyIsKnownAreCounted() {
        assigned("anna").delivery(part("answer-1", 2)).delivery(part("answer-1", 1));
        story.command(new DeskCommand.SendAnswer(
                "answer-1", Given.LINE, "maria", story.now, "anna/1", Given.sealed("hello")));
        assertThat(states()).containsExactly(QUEUED);

        story.delivery(part("answer-1", 3));
        assertThat(states()).containsExactly(QUEUED, DELIVERED);
    }

    @Test
    void onlySoManyStatusesWaitForTheirReplyAndTheOldestGivesWay() {
        for (int i = 0; i <= Replies.EARLY_KEPT; i++) {
            story.now = story.now.plusSeconds(1);
            story.delivery(accepted("reply-" + i));
        }

        assertThat(story.state.replies().byId("reply-0")).isNull();
        assertThat(story.state.replies().byId("reply-1")).isNotNull();
        assertThat(story.state.replies().byId("reply-" + Replies.EARLY_KEPT)).isNotNull();
    }

    @Test
    void whoHasTheConversationNowLearnsOfAFailureToo() {
        String reply = answered();
        story.advocate("sam", "en").transfers("maria", "anna", "sam").accepts("sam", "anna");
        story.delivery(failed(reply));

        assertThat(story.lastTold(FeedEvent.DeliveryChanged.class))
                .extracting(FeedEvent.DeliveryChanged::advocateId)
                .containsExactly("maria", "sam");
    }

    @Test
    void aReplyIsForgottenAfterAWeek() {
        String reply = answered();
        story.after(Replies.KEPT.minus(Duration.ofSeconds(1)));
        assertThat(story.state.replies().byId(reply)).isNotNull();
        story.after(Duration.ofSeconds(1));
        assertThat(story.state.replies().byId(reply)).isNull();
    }

    private Story assigned(String person) {
        return story.advocate("maria", "en").text(person).accepts("maria", person);
    }

    private String answered() {
        assigned("anna").answers("maria", "anna", "we are here");
        return story.lastTold(ReplyRequested.class).getFirst().replyId();
    }

    private List<DeliveryState> states() {
        return story.allTold(FeedEvent.DeliveryChanged.class).stream()
                .map(FeedEvent.DeliveryChanged::state)
                .toList();
    }

    private DeliveryEvent accepted(String reply) {
        return new DeliveryEvent.ReplyAccepted(reply, "anna/1", Given.LINE, "SM1", story.now);
    }

    private DeliveryEvent delivered(String reply) {
        return new DeliveryEvent.ReplyDelivered(reply, "anna/1", Given.LINE, "SM1", story.now);
    }

    private DeliveryEvent part(String reply, int number) {
        return new DeliveryEvent.ReplyDelivered(
                reply, "anna/1", Given.LINE, "SM" + number, new DeliveryEvent.Part(number, 3), story.now);
    }

    private DeliveryEvent failed(String reply) {
        return new DeliveryEvent.ReplyFailed(
                reply, "anna/1", Given.LINE, "30005", "The number is not in service.", story.now);
    }
}
