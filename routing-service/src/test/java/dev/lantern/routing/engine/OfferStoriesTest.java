package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.OFFER_CLOSED;
import static dev.lantern.events.FeedEvent.Refusal.Code.OFFER_OF_ANOTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.OfferEnd;
import dev.lantern.events.LanternEvent;
import dev.lantern.routing.engine.state.Advocate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfferStoriesTest {

    private final Story story = new Story();

    @Test
    void aTextIsOfferedToAnAdvocateWhoAcceptsAndSeesEverythingThatWasWritten() {
        story.advocate("maria", "en").text("anna").text("anna").accepts("maria", "anna");

        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(story.lastTold(LanternEvent.class))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ConversationAssigned", "OfferClosed", "ConversationOpened", "CommandAnswered");
        FeedEvent.Conversation opened =
                story.lastTold(FeedEvent.ConversationOpened.class).getFirst().conversation();
        assertThat(opened.conversationId()).isEqualTo("anna/1");
        assertThat(opened.messages()).hasSize(2);
        assertThat(opened.sender().display()).isEqualTo("••• anna");
    }

    @Test
    void anOfferSaysHowUrgentWhyAndHowLongItStands() {
        story.advocate("maria", "en").signal("anna", Channel.SMS, "en-US", Given.IN_DANGER);

        FeedEvent.Offer offer =
                story.lastTold(FeedEvent.OfferMade.class).getFirst().offer();
        assertThat(offer.offerId()).isEqualTo("anna.1.1");
        assertThat(offer.reasons()).containsExactly("The person says they are in danger now.");
        assertThat(offer.waitingSince()).isEqualTo(story.now);
        assertThat(offer.expiresAt()).isEqualTo(story.now.plus(Given.OFFER_TIMEOUT));
    }

    @Test
    void whoAcceptsAnOfferThatHasRunOutIsToldSo() {
        story.advocate("maria", "en").text("anna").after(Given.OFFER_TIMEOUT);

        story.command(new DeskCommand.AcceptOffer(story.nextId(), Given.LINE, "maria", story.now, "anna.1.1"));
        assertThat(story.refusal()).isEqualTo(OFFER_CLOSED);
        assertThat(story.queued("anna")).isTrue();
    }

    @Test
    void aChannelHasATimeOfItsOwn() {
        story.advocate("maria", "en").webform("ben", Given.UNDER_18);

        FeedEvent.Offer offer =
                story.lastTold(FeedEvent.OfferMade.class).getFirst().offer();
        assertThat(Duration.between(story.now, offer.expiresAt())).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whoLetsAnOfferRunOutGoesAwayWithANoticeAndTheNextIsAsked() {
        story.advocate("maria", "en").advocate("sam", "en").text("anna");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");

        story.after(Given.OFFER_TIMEOUT);

        Advocate maria = story.onRoster("maria");
        assertThat(maria.presence()).isEqualTo(AdvocateState.AWAY);
        assertThat(maria.away()).isEqualTo(AwayReason.MISSED_OFFER);
        assertThat(story.offeredTo("anna")).isEqualTo("sam");
        assertThat(story.lastTold(FeedEvent.class))
                .extracting(event -> event.advocateId() + " " + event.getClass().getSimpleName())
                .containsExactly("maria OfferClosed", "maria StatusChanged", "maria Notice", "sam OfferMade");
    }

    @Test
    void aMissedOfferComesBackAtItsOldPlace() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en").signIn("maria").text("anna");
        story.after(Duration.ofSeconds(10)).text("ben").after(Duration.ofSeconds(30));
        assertThat(story.queued("anna")).isTrue();

        story.comesBack("maria");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        assertThat(story.queued("ben")).isTrue();
    }

    @Test
    void whoDeclinesIsNotAskedAgainUntilEverybodyElseIsAway() {
        story.advocate("maria", "en").advocate("sam", "en").text("anna").declines("maria", "anna");
        assertThat(story.offeredTo("anna")).isEqualTo("sam");

        story.goesAway("sam");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoDeclinedWaitsForTheOtherEvenWhileTheOtherIsFull() {
        story.enrolled("sam", Map.of(Channel.SMS, 1), "en")
                .signIn("sam")
                .text("anna")
                .accepts("sam", "anna");
        story.advocate("maria", "en").text("ben").declines("maria", "ben");
        assertThat(story.queued("ben")).isTrue();

        story.completes("sam", "anna");

        assertThat(story.offeredTo("ben")).isEqualTo("sam");
    }

    @Test
    void whoDeclinedIsAskedAgainWhenNobodyElseIsLeft() {
        story.advocate("maria", "en").advocate("sam", "en").text("anna");
        story.declines("maria", "anna").declines("sam", "anna");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void twoAdvocatesAcceptOneOfferAndOneIsToldAtOnce() {
        story.advocate("maria", "en").advocate("sam", "en").text("anna");

        story.accepts("sam", "anna");
        assertThat(story.refusal()).isEqualTo(OFFER_OF_ANOTHER);
        String offerId = story.offerOf("anna");
        story.accepts("maria", "anna");
        assertThat(story.refusal()).isNull();
        story.command(new DeskCommand.AcceptOffer(story.nextId(), Given.LINE, "sam", story.now, offerId));
        assertThat(story.refusal()).isEqualTo(OFFER_CLOSED);

        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(story.allTold(AssignmentEvent.ConversationAssigned.class)).hasSize(1);
    }

    @Test
    void goingAwayTakesBackWhatWasOffered() {
        story.advocate("maria", "en").advocate("sam", "en").text("anna").goesAway("maria");

        assertThat(story.offeredTo("anna")).isEqualTo("sam");
        assertThat(story.lastTold(FeedEvent.OfferClosed.class))
                .extracting(FeedEvent.OfferClosed::end)
                .containsExactly(OfferEnd.RESCINDED);
    }

    @Test
    void twoOffersToOneAdvocateThatRunOutTogetherSendThemAwayOnce() {
        story.advocate("maria", "en").text("anna").text("ben").after(Given.OFFER_TIMEOUT);

        assertThat(story.lastTold(FeedEvent.StatusChanged.class)).hasSize(1);
        assertThat(story.lastTold(FeedEvent.OfferClosed.class))
                .extracting(FeedEvent.OfferClosed::end)
                .containsExactly(OfferEnd.EXPIRED, OfferEnd.RESCINDED);
        assertThat(story.queued("anna") && story.queued("ben")).isTrue();
    }

    @Test
    void allThatRanOutIsClosedBeforeAnythingIsOfferedAnew() {
        story.advocate("maria", "en").advocate("sam", "en").text("anna").text("ben");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        assertThat(story.offeredTo("ben")).isEqualTo("sam");

        story.after(Given.OFFER_TIMEOUT);

        assertThat(story.lastTold(FeedEvent.OfferMade.class)).isEmpty();
        assertThat(story.queued("anna") && story.queued("ben")).isTrue();
    }
}
