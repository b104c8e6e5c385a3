package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.ALREADY_ASSIGNED;
import static dev.lantern.events.FeedEvent.Refusal.Code.AT_CAPACITY;
import static dev.lantern.events.FeedEvent.Refusal.Code.CONVERSATION_CLOSED;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_ASSIGNED;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_AVAILABLE;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_ON_ROSTER;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_SIGNED_IN;
import static dev.lantern.events.FeedEvent.Refusal.Code.UNKNOWN_CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.LanternEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandoverStoriesTest {

    private final Story story = new Story();

    @Test
    void whatIsGivenBackWaitsAtItsOldPlaceAndIsNotOfferedToWhoGaveItBack() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna");
        story.after(Duration.ofMinutes(5));
        story.enrolled("sam", Map.of(Channel.SMS, 1), "en").signIn("sam").text("ben");
        assertThat(story.offeredTo("ben")).isEqualTo("sam");
        story.accepts("sam", "ben").text("cora").declines("maria", "cora");

        story.transfers("maria", "anna", null);
        assertThat(story.queued("anna")).isTrue();
        assertThat(story.queued("cora")).isTrue();
        story.completes("sam", "ben");

        assertThat(story.offeredTo("anna")).isEqualTo("sam");
        assertThat(story.queued("cora")).isTrue();
    }

    @Test
    void aTransferToANamedAdvocateIsAnOfferToThatOne() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna");
        story.advocate("sam", "en").advocate("lee", "en").transfers("maria", "anna", "lee");

        assertThat(story.offeredTo("anna")).isEqualTo("lee");
        assertThat(story.lastTold(LanternEvent.class))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "ConversationTransferred",
                        "ConversationClosed",
                        "ConversationOffered",
                        "OfferMade",
                        "CommandAnswered");
        story.declines("lee", "anna");
        assertThat(story.offeredTo("anna")).isEqualTo("sam");
    }

    @Test
    void aTransferSaysWhyTheNamedAdvocateCannotTakeIt() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna");
        story.enrolled("sam", Map.of(Channel.SMS, 1), "en");

        assertThat(story.transfers("maria", "anna", "nobody").refusal()).isEqualTo(NOT_ON_ROSTER);
        assertThat(story.transfers("maria", "anna", "maria").refusal()).isEqualTo(ALREADY_ASSIGNED);
        assertThat(story.transfers("maria", "anna", "sam").refusal()).isEqualTo(NOT_SIGNED_IN);
        story.signIn("sam").goesAway("sam");
        assertThat(story.transfers("maria", "anna", "sam").refusal()).isEqualTo(NOT_AVAILABLE);
        story.comesBack("sam").text("ben");
        assertThat(story.offeredTo("ben")).isEqualTo("sam");
        assertThat(story.transfers("maria", "anna", "sam").refusal()).isEqualTo(AT_CAPACITY);
        assertThat(story.assignedTo("anna")).isEqualTo("maria");
    }

    @Test
    void onlyWhoHasAConversationCompletesOrTransfersIt() {
        story.advocate("maria", "en").advocate("sam", "en").text("anna").accepts("maria", "anna");

        assertThat(story.completes("sam", "anna").refusal()).isEqualTo(NOT_ASSIGNED);
        assertThat(story.transfers("sam", "anna", null).refusal()).isEqualTo(NOT_ASSIGNED);
        assertThat(story.completes("maria", "anna").refusal()).isNull();
        assertThat(story.completes("maria", "anna").refusal()).isEqualTo(CONVERSATION_CLOSED);
    }

    @Test
    void aConversationThatWasForgottenIsClosedAndOneThatNeverWasIsUnknown() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").completes("maria", "anna");
        story.after(Given.QUIET_WINDOW);

        assertThat(complete("anna/1").refusal()).isEqualTo(CONVERSATION_CLOSED);
        assertThat(complete("anna/2").refusal()).isEqualTo(UNKNOWN_CONVERSATION);
        assertThat(complete("anna/0").refusal()).isEqualTo(UNKNOWN_CONVERSATION);
        assertThat(complete("nonsense").refusal()).isEqualTo(UNKNOWN_CONVERSATION);
    }

    @Test
    void aSupervisorGivesAWaitingConversationToAnAdvocateWhoIsNotAsked() {
        story.advocate("maria", "en").text("anna").advocate("sam", "en");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");

        story.assigns("dana", "anna", "sam");

        assertThat(story.assignedTo("anna")).isEqualTo("sam");
        assertThat(story.state.roster().offered("maria")).isEmpty();
        assertThat(story.lastTold(AssignmentEvent.OfferRescinded.class)).hasSize(1);
    }

    @Test
    void aSupervisorMovesAConversationFromOneAdvocateToAnother() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").advocate("sam", "en");
        story.assigns("dana", "anna", "sam");

        assertThat(story.assignedTo("anna")).isEqualTo("sam");
        AssignmentEvent.ConversationTransferred transferred =
                story.lastTold(AssignmentEvent.ConversationTransferred.class).getFirst();
        assertThat(transferred.from()).isEqualTo("maria");
        assertThat(transferred.to()).isEqualTo("sam");
        assertThat(transferred.by()).isEqualTo("dana");
    }

    @Test
    void aSupervisorTooCannotFillAnAdvocateBeyondCapacity() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria").text("anna");
        story.accepts("maria", "anna").text("ben");

        assertThat(story.assigns("dana", "ben", "maria").refusal()).isEqualTo(AT_CAPACITY);
    }

    @Test
    void aSupervisorMayDecideAnOfferToTheAdvocateItWasMadeTo() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria").text("anna");

        assertThat(story.assigns("dana", "anna", "maria").refusal()).isNull();
        assertThat(story.assignedTo("anna")).isEqualTo("maria");
    }

    private Story complete(String conversationId) {
        return story.command(
                new DeskCommand.CompleteConversation(story.nextId(), Given.LINE, "maria", story.now, conversationId));
    }
}
