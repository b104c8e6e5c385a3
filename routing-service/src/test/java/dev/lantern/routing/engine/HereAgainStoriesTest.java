package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.BAD_WINDOW;
import static dev.lantern.events.FeedEvent.Refusal.Code.CONVERSATION_CLOSED;
import static dev.lantern.events.FeedEvent.Refusal.Code.NO_WAY_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.routing.engine.state.Stage;
import dev.lantern.routing.engine.state.Ticket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are called back and are here again: they answered, called in themselves, or were cut off. */
class HereAgainStoriesTest {

    private static final Duration NOW = Duration.ZERO;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final Story story = new Story(Given.lineWithLifecycles());

    @BeforeEach
    void annaCallsAndSomebodyElseIsOnTheTelephone() {
        call("anna");
    }

    @Test
    void whoIsHereAgainNeedNotBeCalled() {
        story.asksToBeCalled("anna", Channel.VOICE, AN_HOUR, TWO_HOURS);
        call("anna");

        assertThat(story.queued("anna")).isTrue();
        assertThat(story.conversation("anna").callback()).isNull();
        assertThat(story.lastTold(AssignmentEvent.CallbackDropped.class)).hasSize(1);
        story.leaves("anna", Channel.VOICE, Reason.HUNG_UP);
        assertThat(story.lastTold(AssignmentEvent.ConversationAbandoned.class)).hasSize(1);
    }

    @Test
    void whoIsReachedIsThereLikeAnyoneElseAndEndsTheCallByHangingUp() {
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TWO_HOURS).accepts("lee", "anna");
        assertThat(story.lastTold(AssignmentEvent.ConversationAssigned.class)
                        .getFirst()
                        .calledBack())
                .isTrue();
        story.isReached("anna").leaves("anna", Channel.VOICE, Reason.NOT_REACHED);

        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
        assertThat(story.lastTold(AssignmentEvent.ConversationCompleted.class)
                        .getFirst()
                        .reason())
                .isEqualTo("HUNG_UP");
    }

    @Test
    void theEndOfTheCallInWhichTheyAskedIsNoEndOfTheConversationHoweverLateItIsTold() {
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TWO_HOURS).accepts("lee", "anna");
        story.leaves("anna", Channel.VOICE, Reason.HUNG_UP);

        assertThat(story.conversation("anna").advocate()).isEqualTo("lee");
    }

    @Test
    void whoAnswersWhenTheirAdvocateIsGoneWaitsAtTheirPlace() {
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TWO_HOURS).accepts("lee", "anna");
        story.transfers("lee", "anna", null).isReached("anna");

        assertThat(story.conversation("anna").callback()).isNull();
        assertThat(story.conversation("anna").waiting()).isTrue();
        story.leaves("anna", Channel.VOICE, Reason.NOT_REACHED);
        assertThat(story.lastTold(AssignmentEvent.ConversationAbandoned.class)).hasSize(1);
    }

    @Test
    void whoIsHandedOnWhileTheyAreThereIsNotCalledAgain() {
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TWO_HOURS).accepts("lee", "anna");
        onTheTelephone("maria");
        story.isReached("anna").transfers("lee", "anna", null);
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        story.accepts("maria", "anna");

        assertThat(story.allTold(AssignmentEvent.CallbackDue.class)).hasSize(1);
        assertThat(story.allTold(AssignmentEvent.ConversationAssigned.class)
                        .getLast()
                        .calledBack())
                .isNull();
    }

    @Test
    void whoCallsInHasTheOldPlaceInTheNewCallAndIsNotCalledBack() {
        story.asksToBeCalled("anna", Channel.VOICE, NOW, AN_HOUR).leaves("anna", Channel.VOICE, Reason.HUNG_UP);
        story.after(Duration.ofMinutes(1));
        call("ben");
        story.after(Duration.ofMinutes(1)).signalOf("anna", "anna-again", Channel.VOICE);

        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
        assertThat(story.lastTold(AssignmentEvent.CallbackDropped.class)).hasSize(1);
        assertThat(story.lastTold(AssignmentEvent.ConversationCompleted.class)
                        .getFirst()
                        .reason())
                .isEqualTo("PERSON_CAME_BACK");
        onTheTelephone("maria");
        assertThat(story.offeredTo("anna-again")).isEqualTo("maria");
        story.accepts("maria", "anna-again");
        assertThat(story.allTold(AssignmentEvent.CallbackDue.class)).isEmpty();
    }

    @Test
    void whoCallsInWhileTheyAreBeingCalledIsNotTriedAgain() {
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TWO_HOURS).accepts("lee", "anna");
        story.signalOf("anna", "anna-again", Channel.VOICE);
        story.leaves("anna", Channel.VOICE, Reason.NOT_REACHED);

        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
        assertThat(story.conversation("anna-again").waiting()).isTrue();
    }

    @Test
    void whoCallsInInTheSameInstantStandsAtTheOldPlaceAtOnceAndNotOnlyAfterARestart() {
        Story story = new Story(Given.lineWithLifecycles());
        story.text("anna").asksToBeCalled("anna", Channel.SMS, Duration.ZERO, Duration.ofHours(1));
        story.text("ben").signalOf("anna", "call", Channel.SMS);

        assertThat(story.state.queue().first(2))
                .extracting(Ticket::conversationId)
                .containsExactly("call/1", "ben/1");
    }

    @Test
    void whoWasCutOffIsNotCalledBackWithoutARecordedSafeWay() {
        onTheTelephone("lee");
        story.accepts("lee", "anna").leaves("anna", Channel.VOICE, Reason.HUNG_UP);

        assertThat(story.agreesToCall("lee", "anna", NOW, AN_HOUR).refusal()).isEqualTo(NO_WAY_BACK);
        assertThat(story.agreesToCall("lee", "anna", NOW, AN_HOUR, Given.sealed("a guess"))
                        .refusal())
                .isEqualTo(NO_WAY_BACK);
        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
    }

    @Test
    void whoWasCutOffIsCalledBackAsTheyHadAgreedAndWithinThatTimeOnly() {
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, AN_HOUR).accepts("lee", "anna");
        story.isReached("anna").leaves("anna", Channel.VOICE, Reason.NOT_REACHED);
        assertThat(story.agreesToCall("lee", "anna", NOW, TWO_HOURS).refusal()).isEqualTo(BAD_WINDOW);
        assertThat(story.agreesToCall("maria", "anna", NOW, TEN_MINUTES).refusal())
                .isEqualTo(CONVERSATION_CLOSED);

        assertThat(story.agreesToCall("lee", "anna", NOW, TEN_MINUTES).refusal())
                .isNull();
        story.finishesWriting("lee", null).accepts("lee", "anna");
        assertThat(story.allTold(AssignmentEvent.CallbackDue.class)).hasSize(2);
    }

    @Test
    void whatAPersonSaidOfASafeWayBeforeTheyWereCutOffIsEnough() {
        Answers said = new Answers(
                null, null, null, new Answers.ContactBack(true, "phone", null, Given.sealed("after six"), false));
        onTheTelephone("lee");
        story.signal("ben", Channel.VOICE, null, said);
        story.accepts("lee", "anna").completes("lee", "anna").finishesWriting("lee", null);
        story.accepts("lee", "ben").leaves("ben", Channel.VOICE, Reason.HUNG_UP);

        assertThat(story.agreesToCall("lee", "ben", AN_HOUR, TWO_HOURS).refusal())
                .isNull();
    }

    private void call(String person) {
        story.signal(person, Channel.VOICE, null, Answers.NONE);
    }

    private void onTheTelephone(String advocate) {
        story.enrolled(advocate, Map.of(Channel.VOICE, 1), "en").signIn(advocate);
    }
}
