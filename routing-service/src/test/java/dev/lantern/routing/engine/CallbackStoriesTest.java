package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.BAD_WINDOW;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_ASSIGNED;
import static dev.lantern.events.FeedEvent.Refusal.Code.NO_WAY_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.NotReached;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.FeedEvent;
import dev.lantern.routing.engine.state.Stage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People who are called back: in the time they called safe, at their place, and at no other time. */
class CallbackStoriesTest {

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
    void whoHangsUpAfterAskingKeepsTheirPlace() {
        story.asksToBeCalled("anna", Channel.VOICE, NOW, AN_HOUR).leaves("anna", Channel.VOICE, Reason.HUNG_UP);
        story.after(Duration.ofMinutes(1));
        call("ben");
        onTheTelephone("maria");

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        assertThat(story.queued("ben")).isTrue();
        assertThat(story.allTold(AssignmentEvent.ConversationAbandoned.class)).isEmpty();
    }

    @Test
    void thePersonIsCalledOnlyOnceAnAdvocateHasSaidYes() {
        story.asksToBeCalled("anna", Channel.VOICE, NOW, AN_HOUR).leaves("anna", Channel.VOICE, Reason.HUNG_UP);
        onTheTelephone("maria");
        assertThat(story.allTold(AssignmentEvent.CallbackDue.class)).isEmpty();

        story.accepts("maria", "anna");
        assertThat(story.lastTold(AssignmentEvent.CallbackDue.class))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.advocateId()).isEqualTo("maria");
                    assertThat(due.attempt()).isEqualTo(1);
                    assertThat(due.notAfter()).isEqualTo(Given.MORNING.plus(AN_HOUR));
                });
    }

    @Test
    void outsideTheSafeTimeNobodyIsOfferedThemAndTheyKeepTheirPlace() {
        story.asksToBeCalled("anna", Channel.VOICE, AN_HOUR, TWO_HOURS);
        story.leaves("anna", Channel.VOICE, Reason.HUNG_UP);
        story.after(Duration.ofMinutes(1));
        call("ben");
        onTheTelephone("maria");
        assertThat(story.offeredTo("ben")).isEqualTo("maria");
        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Aside.class);
        assertThat(story.state.snapshot(story.now).waiting()).hasSize(1);

        story.accepts("maria", "ben").after(AN_HOUR);
        call("cora");
        story.completes("maria", "ben").finishesWriting("maria", null);
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        assertThat(story.queued("cora")).isTrue();
    }

    @Test
    void anOfferIsTakenBackWhenThePersonAsksToBeCalledLater() {
        onTheTelephone("maria");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");

        story.asksToBeCalled("anna", Channel.VOICE, AN_HOUR, TWO_HOURS);
        assertThat(story.lastTold(AssignmentEvent.OfferRescinded.class)).hasSize(1);
        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Aside.class);
    }

    @Test
    void whenTheSafeTimePassesSupervisorsAreToldAndNobodyCallsAnyMore() {
        story.supervisor("dana", "en").goesAway("dana");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TEN_MINUTES.minusSeconds(1));
        story.leaves("anna", Channel.VOICE, Reason.HUNG_UP).after(TEN_MINUTES);

        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
        assertThat(story.allTold(AssignmentEvent.ConversationCompleted.class))
                .singleElement()
                .satisfies(end -> assertThat(end.reason()).isEqualTo("CALLBACK_WINDOW_PASSED"));
        assertThat(story.allTold(FeedEvent.Notice.class)).anySatisfy(notice -> {
            assertThat(notice.advocateId()).isEqualTo("dana");
            assertThat(notice.code()).isEqualTo("CALLBACK_WINDOW_PASSED");
        });
        onTheTelephone("maria");
        assertThat(story.state.roster().offered("maria")).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsTriedAgainAfterAWhileByTheSameAdvocateFirst() {
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TWO_HOURS).accepts("lee", "anna");
        story.leaves("anna", Channel.VOICE, Reason.NOT_REACHED);
        onTheTelephone("maria");
        assertThat(story.conversation("anna").stage())
                .isEqualTo(new Stage.Aside(story.now.plus(Given.CALL_AGAIN_AFTER)));
        assertThat(story.handOf("lee")).isEmpty();

        story.after(Given.CALL_AGAIN_AFTER).accepts("lee", "anna");
        assertThat(story.lastTold(AssignmentEvent.CallbackDue.class).getFirst().attempt())
                .isEqualTo(2);
        assertThat(story.allTold(AssignmentEvent.CallbackRequested.class)).hasSize(1);
    }

    @Test
    void afterTheLastAttemptSupervisorsAreTold() {
        story.supervisor("dana", "en").goesAway("dana");
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TWO_HOURS).accepts("lee", "anna");
        story.leaves("anna", Channel.VOICE, Reason.NOT_REACHED)
                .after(Given.CALL_AGAIN_AFTER)
                .accepts("lee", "anna")
                .leaves("anna", Channel.VOICE, Reason.NOT_REACHED);

        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
        assertThat(story.lastTold(FeedEvent.Notice.class).getLast().code()).isEqualTo("CALLBACK_NOT_REACHED");
    }

    @Test
    void whoHadThemCalledIsToldWhyTheyWereNotReachedAndWhatComesNext() {
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TWO_HOURS).accepts("lee", "anna");
        story.isNotReached("anna", NotReached.MACHINE);
        assertThat(story.lastTold(FeedEvent.Notice.class)).singleElement().satisfies(notice -> {
            assertThat(notice.advocateId()).isEqualTo("lee");
            assertThat(notice.code()).isEqualTo("CALLBACK_FAILED");
            assertThat(notice.text())
                    .isEqualTo("A voicemail or another machine answered. They will be called again later.");
        });

        story.after(Given.CALL_AGAIN_AFTER).accepts("lee", "anna").isNotReached("anna", NotReached.BUSY);
        assertThat(story.lastTold(FeedEvent.Notice.class).getFirst().text())
                .isEqualTo("The person's telephone was engaged. They will not be called again.");
    }

    @Test
    void everyReasonHasWordsOfItsOwn() {
        Set<String> words = new HashSet<>();
        for (NotReached why : NotReached.values()) {
            words.add(Notices.notReached("lee", why, false, "anna/1", story.now).text());
        }
        assertThat(words).hasSize(NotReached.values().length);
    }

    @Test
    void thereIsNoFurtherAttemptForWhichTheSafeTimeWouldBeOver() {
        onTheTelephone("lee");
        story.asksToBeCalled("anna", Channel.VOICE, NOW, Given.CALL_AGAIN_AFTER).accepts("lee", "anna");
        story.leaves("anna", Channel.VOICE, Reason.NOT_REACHED);

        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
    }

    @Test
    void anAdvocateAgreesOnALaterTimeWritesItUpAndIsAskedFirst() {
        onTheTelephone("lee");
        story.accepts("lee", "anna").agreesToCall("lee", "anna", AN_HOUR, TWO_HOURS);
        assertThat(story.refusal()).isNull();
        assertThat(story.conversation("anna").formerAdvocate()).isEqualTo("lee");
        assertThat(story.lastTold(AssignmentEvent.CallbackRequested.class)).hasSize(1);
        onTheTelephone("maria");

        story.after(AN_HOUR);
        assertThat(story.offeredTo("anna")).isEqualTo("lee");
    }

    @Test
    void nobodyNotEvenASupervisorHasThemCalledAtAnUnsafeTime() {
        story.asksToBeCalled("anna", Channel.VOICE, AN_HOUR, TWO_HOURS);
        onTheTelephone("maria");

        assertThat(story.assigns("dana", "anna", "maria").refusal()).isEqualTo(BAD_WINDOW);
        story.supervisor("dana", "en");
        assertThat(story.takesOver("dana", "anna").refusal()).isEqualTo(BAD_WINDOW);
    }

    @Test
    void whatCannotBeAgreedIsSaid() {
        onTheTelephone("lee");
        story.accepts("lee", "anna");

        assertThat(story.agreesToCall("maria", "anna", AN_HOUR, TWO_HOURS).refusal())
                .isEqualTo(NOT_ASSIGNED);
        assertThat(story.agreesToCall("lee", "anna", TWO_HOURS, AN_HOUR).refusal())
                .isEqualTo(BAD_WINDOW);
        assertThat(story.agreesToCall("lee", "anna", AN_HOUR, Duration.ofDays(31))
                        .refusal())
                .isEqualTo(BAD_WINDOW);
        Answers unsafe = new Answers(null, null, null, new Answers.ContactBack(false, null, null, null, null));
        story.completes("lee", "anna").finishesWriting("lee", null);
        story.signal("ben", Channel.VOICE, null, unsafe).accepts("lee", "ben");
        assertThat(story.agreesToCall("lee", "ben", AN_HOUR, TWO_HOURS).refusal())
                .isEqualTo(NO_WAY_BACK);
    }

    @Test
    void anotherSafeNumberGoesThroughUnopened() {
        onTheTelephone("lee");
        story.accepts("lee", "anna").agreesToCall("lee", "anna", NOW, TWO_HOURS, Given.sealed("the neighbour's"));
        story.finishesWriting("lee", null).accepts("lee", "anna");

        assertThat(story.lastTold(AssignmentEvent.CallbackDue.class).getFirst().to())
                .isEqualTo(Given.sealed("the neighbour's"));
    }

    enum Happening {
        ACCEPT,
        HANG_UP,
        WINDOW_ENDS,
        CALLS_AGAIN
    }

    static Set<List<Happening>> orders() {
        return Permutations.of(List.of(Happening.values()));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void nobodyIsCalledOnceTheTimeIsOverWhateverHappensAtThatInstant(List<Happening> order) {
        story.asksToBeCalled("anna", Channel.VOICE, NOW, TEN_MINUTES).after(TEN_MINUTES.minusSeconds(5));
        onTheTelephone("maria");
        String offer = story.offerOf("anna");
        story.now = Given.MORNING.plus(TEN_MINUTES);
        for (Happening happening : order) {
            switch (happening) {
                case ACCEPT ->
                    story.command(new dev.lantern.events.DeskCommand.AcceptOffer(
                            story.nextId(), Given.LINE, "maria", story.now, offer));
                case HANG_UP -> story.leaves("anna", Channel.VOICE, Reason.HUNG_UP);
                case WINDOW_ENDS -> story.input(new Input.Tick());
                case CALLS_AGAIN -> call("anna");
            }
        }

        assertThat(story.allTold(AssignmentEvent.CallbackDue.class)).isEmpty();
        assertThat(story.allTold(FeedEvent.OfferMade.class).size()
                        - story.allTold(FeedEvent.OfferClosed.class).size())
                .isEqualTo(story.state.roster().offered("maria").size());
    }

    private void call(String person) {
        story.signal(person, Channel.VOICE, null, Answers.NONE);
    }

    private void onTheTelephone(String advocate) {
        story.enrolled(advocate, Map.of(Channel.VOICE, 1), "en").signIn(advocate);
    }
}
