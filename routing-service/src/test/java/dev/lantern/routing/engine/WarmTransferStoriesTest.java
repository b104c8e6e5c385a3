package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_ASSIGNED;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_SUPPORTED;
import static dev.lantern.events.FeedEvent.Refusal.Code.OFFER_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Until the other has said yes nothing changes for the person. */
class WarmTransferStoriesTest {

    private final Story story = new Story();

    @BeforeEach
    void mariaHasAnna() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").advocate("sam", "en");
    }

    @Test
    void whoSaysYesHasTheConversationAndWhoAskedNoLonger() {
        story.handsWarmly("maria", "anna", "sam");
        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(story.lastTold(FeedEvent.OfferMade.class).getFirst().offer().from())
                .isEqualTo("maria");

        story.joins("sam", "anna");
        assertThat(story.assignedTo("anna")).isEqualTo("sam");
        assertThat(story.handOf("maria")).isEmpty();
        assertThat(story.lastTold(AssignmentEvent.ConversationTransferred.class)
                        .getFirst()
                        .to())
                .isEqualTo("sam");
    }

    @Test
    void whoAskedKeepsItAndIsToldWhenTheOtherSaysNo() {
        story.handsWarmly("maria", "anna", "sam").refuses("sam", "anna");

        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(notice().code()).isEqualTo("INVITATION_DECLINED");
        assertThat(notice().advocateId()).isEqualTo("maria");
        assertThat(story.onRoster("sam").available()).isTrue();
    }

    @Test
    void whoDoesNotAnswerIsAwayAndWhoAskedIsTold() {
        story.handsWarmly("maria", "anna", "sam").after(Given.OFFER_TIMEOUT);

        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(notice().code()).isEqualTo("INVITATION_EXPIRED");
        assertThat(story.onRoster("sam").available()).isFalse();
    }

    @Test
    void whoseRoomIsTakenAwayIsNotAskedAnyMore() {
        story.handsWarmly("maria", "anna", "sam");
        String offer = story.invitationOf("sam", "anna");
        story.enrolled("sam", Map.of(Channel.SMS, 0), "en");
        assertThat(notice().code()).isEqualTo("INVITATION_RESCINDED");

        story.command(new DeskCommand.AcceptOffer(story.nextId(), Given.LINE, "sam", story.now, offer));
        assertThat(story.refusal()).isEqualTo(OFFER_CLOSED);
        assertThat(story.assignedTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoConsultsAlreadyNeedsNoSecondPlaceToTakeItOver() {
        story.enrolled("lee", Map.of(Channel.SMS, 1), "en").signIn("lee");
        story.invites("maria", "anna", "lee", ParticipantRole.CONSULTANT).joins("lee", "anna");
        story.handsWarmly("maria", "anna", "lee");
        assertThat(story.refusal()).isNull();
        story.joins("lee", "anna");

        assertThat(story.assignedTo("anna")).isEqualTo("lee");
        assertThat(story.state.circles().of("anna/1")).isNull();
    }

    @Test
    void othersInTheConversationStayWhenItIsHandedOn() {
        story.advocate("lee", "en");
        story.invites("maria", "anna", "lee", ParticipantRole.INTERPRETER).joins("lee", "anna");
        story.handsWarmly("maria", "anna", "sam").joins("sam", "anna");

        assertThat(story.state.readers("anna/1")).containsExactly("sam", "lee");
    }

    @Test
    void itNeedsSomebodyAndIsTheHoldersToGive() {
        assertThat(story.handsWarmly("maria", "anna", null).refusal()).isEqualTo(NOT_SUPPORTED);
        assertThat(story.handsWarmly("sam", "anna", "sam").refusal()).isEqualTo(NOT_ASSIGNED);
    }

    @Test
    void anInvitationIsAnsweredOnce() {
        story.handsWarmly("maria", "anna", "sam");
        String offer = story.invitationOf("sam", "anna");
        story.joins("sam", "anna");

        assertThat(story.command(new DeskCommand.AcceptOffer(story.nextId(), Given.LINE, "sam", story.now, offer))
                        .refusal())
                .isEqualTo(OFFER_CLOSED);
    }

    enum Happening {
        YES,
        HANG_UP,
        TIME_OUT,
        COMPLETE
    }

    static Stream<List<Happening>> orders() {
        return Permutations.of(List.of(Happening.values())).stream();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void inWhateverOrderItHappensTheConversationEndsOnceAndNothingIsLeftBehind(List<Happening> order) {
        story.handsWarmly("maria", "anna", "sam");
        String offer = story.invitationOf("sam", "anna");
        story.now = story.now.plus(Given.OFFER_TIMEOUT);
        for (Happening happening : order) {
            switch (happening) {
                case YES ->
                    story.command(new DeskCommand.AcceptOffer(story.nextId(), Given.LINE, "sam", story.now, offer));
                case HANG_UP -> story.leaves("anna", Channel.SMS, Reason.HUNG_UP);
                case TIME_OUT -> story.input(new Input.Tick());
                case COMPLETE -> story.completes("maria", "anna");
            }
        }

        assertThat(story.conversation("anna").stage()).isInstanceOf(Stage.Closed.class);
        assertThat(story.allTold(AssignmentEvent.ConversationCompleted.class)).hasSize(1);
        assertThat(story.handOf("maria")).isEmpty();
        assertThat(story.handOf("sam")).isEmpty();
        assertThat(story.state.circles().of("anna/1")).isNull();
        assertThat(story.allTold(FeedEvent.OfferClosed.class)).hasSize(2);
        boolean saidYes = order.getFirst() == Happening.YES;
        assertThat(story.allTold(AssignmentEvent.ConversationTransferred.class)).hasSize(saidYes ? 1 : 0);
    }

    private FeedEvent.Notice notice() {
        return story.lastTold(FeedEvent.Notice.class).getFirst();
    }
}
