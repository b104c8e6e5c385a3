package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Urgency;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThreadStoriesTest {

    private final Story story = new Story();

    @Test
    void twoDifferentMessagesOfOnePersonMakeOneConversation() {
        story.text("anna").after(Duration.ofMillis(214)).text("anna");

        assertThat(story.allTold(AssignmentEvent.ConversationQueued.class)).hasSize(1);
        assertThat(story.allTold(AssignmentEvent.ConversationContinued.class)).hasSize(1);
        assertThat(story.conversation("anna").said()).isEqualTo(2);
    }

    @Test
    void aFurtherMessageGoesToTheFeedOfWhoHasTheConversationAndOfNobodyElse() {
        story.advocate("maria", "en").advocate("sam", "en").text("anna").accepts("maria", "anna");
        story.text("anna");

        assertThat(story.lastTold(FeedEvent.class))
                .extracting(event -> event.advocateId() + " " + event.getClass().getSimpleName())
                .containsExactly("maria MessageArrived");
    }

    @Test
    void whatIsOfferedIsNotYetReadable() {
        story.advocate("maria", "en").text("anna").text("anna");

        assertThat(story.allTold(FeedEvent.MessageArrived.class)).isEmpty();
        assertThat(story.allTold(FeedEvent.ConversationOpened.class)).isEmpty();
    }

    @Test
    void aFurtherSignalRaisesTheUrgencyAndNeverLowersIt() {
        story.text("anna").signal("anna", Channel.SMS, null, Given.IN_DANGER).text("anna");

        assertThat(story.conversation("anna").urgency()).isEqualTo(Urgency.IMMINENT_DANGER);
        assertThat(story.conversation("anna").rank().reasons())
                .containsExactly("The person says they are in danger now.", "A text message that nobody has read yet.");
        assertThat(story.allTold(AssignmentEvent.ConversationEscalated.class)).hasSize(1);
    }

    @Test
    void whoWritesWithinTheQuietWindowWaitsAgainInTheSameConversation() {
        story.advocate("sam", "en").advocate("maria", "en").text("anna").accepts("sam", "anna");
        story.completes("sam", "anna").after(Given.QUIET_WINDOW.minusMillis(1)).text("anna");

        assertThat(story.idOf("anna")).isEqualTo("anna/1");
        assertThat(story.lastTold(LanternEvent.class))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ConversationContinued", "ConversationReopened", "ConversationOffered", "OfferMade");
        assertThat(story.offeredTo("anna")).isEqualTo("sam");
    }

    @Test
    void whoComesBackIsNotHeldUpForAFormerAdvocateWhoIsAway() {
        story.advocate("sam", "en").advocate("maria", "en").text("anna").accepts("sam", "anna");
        story.completes("sam", "anna").goesAway("sam").text("anna");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoWritesAfterTheQuietWindowBeginsANewConversation() {
        story.advocate("sam", "en").text("anna").accepts("sam", "anna").completes("sam", "anna");
        story.after(Given.QUIET_WINDOW).text("anna");

        assertThat(story.idOf("anna")).isEqualTo("anna/2");
        assertThat(story.conversation("anna").said()).isEqualTo(1);
    }

    @Test
    void aNewConversationBeginsAlsoWhenNoTickHasToldThatTheWindowIsOver() {
        story.advocate("sam", "en").text("anna").accepts("sam", "anna").completes("sam", "anna");
        story.now = story.now.plus(Given.QUIET_WINDOW);
        story.text("anna");

        assertThat(story.idOf("anna")).isEqualTo("anna/2");
        assertThat(story.state.conversations().byId("anna/1")).isNull();
    }

    @Test
    void whoLeavesBeforeAnybodyHelpedHasAbandonedAndTheOfferIsTakenBack() {
        story.advocate("sam", "en").signal("anna", Channel.CHAT, null, Answers.NONE);
        story.after(Duration.ofSeconds(7)).leaves("anna", Channel.CHAT, Reason.LEFT);

        assertThat(story.lastTold(LanternEvent.class))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("OfferRescinded", "OfferClosed", "ConversationAbandoned");
        assertThat(story.lastTold(AssignmentEvent.ConversationAbandoned.class)
                        .getFirst()
                        .waitedMillis())
                .isEqualTo(7_000);
        assertThat(story.state.roster().offered("sam")).isEmpty();
    }

    @Test
    void whoLeavesWhileBeingHelpedLeavesTheDesk() {
        story.advocate("sam", "en").signal("anna", Channel.CHAT, null, Answers.NONE);
        story.accepts("sam", "anna").leaves("anna", Channel.CHAT, Reason.WENT_SILENT);

        assertThat(story.lastTold(AssignmentEvent.ConversationCompleted.class)
                        .getFirst()
                        .reason())
                .isEqualTo("WENT_SILENT");
        assertThat(story.lastTold(FeedEvent.ConversationClosed.class).getFirst().advocateId())
                .isEqualTo("sam");
        assertThat(story.handOf("sam")).isEmpty();
    }

    @Test
    void whoLeavesWithoutEverHavingComeIsNoConversation() {
        story.leaves("nobody", Channel.CHAT, Reason.HUNG_UP);

        assertThat(story.lastTold(LanternEvent.class)).isEmpty();
    }

    @Test
    void aVeryLongConversationIsShownInPiecesThatTheFeedCanCarry() {
        String long20k = "x".repeat(20_000);
        for (int i = 0; i < 30; i++) {
            story.signal("anna", Channel.SMS, null, Answers.NONE, long20k);
        }
        story.advocate("sam", "en").accepts("sam", "anna");

        FeedEvent.ConversationOpened opened =
                story.lastTold(FeedEvent.ConversationOpened.class).getFirst();
        int shown = opened.conversation().messages().size();
        assertThat(shown).isBetween(5, 13);
        assertThat(story.lastTold(FeedEvent.MessageArrived.class)).hasSize(30 - shown);
    }
}
