package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.ALREADY_ASSIGNED;
import static dev.lantern.events.FeedEvent.Refusal.Code.ALREADY_PARTICIPATING;
import static dev.lantern.events.FeedEvent.Refusal.Code.AT_CAPACITY;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_ASSIGNED;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_PARTICIPATING;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Others in a conversation beside the advocate who has it. */
class ParticipantStoriesTest {

    private final Story story = new Story();

    @BeforeEach
    void mariaHasAnna() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").advocate("sam", "en");
    }

    @Test
    void whoIsAskedToConsultGetsAnOfferWithTheRole() {
        story.invites("maria", "anna", "sam", ParticipantRole.CONSULTANT);

        FeedEvent.Offer offer =
                story.lastTold(FeedEvent.OfferMade.class).getFirst().offer();
        assertThat(offer.role()).isEqualTo(ParticipantRole.CONSULTANT);
        assertThat(offer.from()).isEqualTo("maria");
        assertThat(story.assignedTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoJoinsReadsWhatWasSaidAndWhatIsSaidUntilTheyLeave() {
        story.invites("maria", "anna", "sam", ParticipantRole.CONSULTANT).joins("sam", "anna");
        FeedEvent.Conversation shown =
                story.lastTold(FeedEvent.ConversationOpened.class).getFirst().conversation();
        assertThat(shown.role()).isEqualTo(ParticipantRole.CONSULTANT);
        assertThat(shown.messages()).hasSize(1);
        assertThat(participantsToldTo("maria"))
                .containsExactly(new Participant("sam", ParticipantRole.CONSULTANT, null));

        assertThat(readersOf(story.text("anna"))).containsExactly("maria", "sam");
        story.leaves("sam", "anna");
        assertThat(participantsToldTo("maria")).isEmpty();
        assertThat(readersOf(story.text("anna"))).containsExactly("maria");
    }

    @Test
    void whoWasAskedAndReadsAlongIsInItOnceWhenTheySayYes() {
        story.invites("maria", "anna", "sam", ParticipantRole.CONSULTANT)
                .monitors("sam", "anna")
                .joins("sam", "anna");

        assertThat(story.state.readers("anna/1")).containsExactly("maria", "sam");
        assertThat(participantsToldTo("maria"))
                .containsExactly(new Participant("sam", ParticipantRole.CONSULTANT, null));
    }

    @Test
    void whoIsTakenOffTheLineReadsNothingAnyMore() {
        story.supervisor("lee", "en").signOut("lee").monitors("lee", "anna").removed("lee");
        assertThat(story.refusal()).isNull();

        assertThat(story.state.readers("anna/1")).containsExactly("maria");
        assertThat(readersOf(story.text("anna"))).containsExactly("maria");
    }

    @Test
    void whoIsInItReadsWhatIsAnswered() {
        story.invites("maria", "anna", "sam", ParticipantRole.CONSULTANT)
                .joins("sam", "anna")
                .monitors("dana", "anna");
        story.answers("maria", "anna", "hello");

        assertThat(story.lastTold(FeedEvent.AnswerSent.class))
                .extracting(FeedEvent.AnswerSent::advocateId)
                .containsExactly("sam", "dana");
    }

    @Test
    void onlyWhoHasTheConversationWritesToThePerson() {
        story.invites("maria", "anna", "sam", ParticipantRole.CONSULTANT).joins("sam", "anna");

        assertThat(story.answers("sam", "anna", "hello").refusal()).isEqualTo(NOT_ASSIGNED);
        assertThat(story.completes("sam", "anna").refusal()).isEqualTo(NOT_ASSIGNED);
    }

    @Test
    void aSupervisorReadsAlongAndNobodyOnTheLineIsTold() {
        story.monitors("dana", "anna");

        assertThat(story.lastTold(FeedEvent.ParticipantsChanged.class)).isEmpty();
        assertThat(story.lastTold(AssignmentEvent.ParticipantJoined.class)).hasSize(1);
        assertThat(readersOf(story.text("anna"))).containsExactly("maria", "dana");
        story.completes("maria", "anna");
        assertThat(story.lastTold(FeedEvent.ConversationClosed.class))
                .extracting(FeedEvent.ConversationClosed::advocateId)
                .containsExactlyInAnyOrder("dana", "maria");
    }

    @Test
    void nobodyIsLeftInAConversationThatEnded() {
        story.invites("maria", "anna", "sam", ParticipantRole.INTERPRETER).joins("sam", "anna");
        story.advocate("lee", "en").invites("maria", "anna", "lee", ParticipantRole.CONSULTANT);
        story.leaves("anna", Channel.SMS, Reason.LEFT);

        assertThat(story.state.circles().joinedBy("sam")).isEmpty();
        assertThat(story.state.roster().free("sam", Channel.SMS)).isEqualTo(2);
        assertThat(story.state.roster().free("lee", Channel.SMS)).isEqualTo(2);
        assertThat(story.lastTold(FeedEvent.OfferClosed.class).getFirst().end())
                .isEqualTo(FeedEvent.OfferEnd.RESCINDED);
    }

    @Test
    void toConsultTakesThePlaceOfAConversationAndToMonitorTakesNone() {
        story.enrolled("lee", Map.of(Channel.SMS, 1), "en").signIn("lee");
        story.invites("maria", "anna", "lee", ParticipantRole.CONSULTANT);
        assertThat(story.state.roster().free("lee", Channel.SMS)).isZero();
        story.joins("lee", "anna");
        assertThat(story.state.roster().free("lee", Channel.SMS)).isZero();
        assertThat(story.text("ben").offeredTo("ben")).isEqualTo("sam");
        story.accepts("sam", "ben");

        assertThat(story.invites("sam", "ben", "lee", ParticipantRole.CONSULTANT)
                        .refusal())
                .isEqualTo(AT_CAPACITY);
        story.leaves("lee", "anna").monitors("lee", "anna");
        assertThat(story.state.roster().free("lee", Channel.SMS)).isEqualTo(1);
    }

    @Test
    void anInterpreterFromOutsideIsOnRecord() {
        story.command(new DeskCommand.RecordInterpreter(
                story.nextId(), Given.LINE, "maria", story.now, "anna/1", "tl", "4711"));

        assertThat(story.lastTold(AssignmentEvent.ParticipantJoined.class)
                        .getFirst()
                        .participant())
                .isEqualTo(new Participant(null, ParticipantRole.INTERPRETER, "4711 (tl)"));
        assertThat(participantsToldTo("maria")).hasSize(1);
    }

    @Test
    void whatIsNotPossibleIsSaid() {
        assertThat(story.invites("sam", "anna", "maria", ParticipantRole.CONSULTANT)
                        .refusal())
                .isEqualTo(NOT_ASSIGNED);
        assertThat(story.invites("maria", "anna", "maria", ParticipantRole.CONSULTANT)
                        .refusal())
                .isEqualTo(ALREADY_ASSIGNED);
        assertThat(story.invites("maria", "anna", "sam", ParticipantRole.MONITOR)
                        .refusal())
                .isEqualTo(NOT_SUPPORTED);
        assertThat(story.leaves("sam", "anna").refusal()).isEqualTo(NOT_PARTICIPATING);
        assertThat(story.monitors("maria", "anna").refusal()).isEqualTo(ALREADY_ASSIGNED);
        story.invites("maria", "anna", "sam", ParticipantRole.CONSULTANT);
        assertThat(story.invites("maria", "anna", "sam", ParticipantRole.INTERPRETER)
                        .refusal())
                .isEqualTo(ALREADY_PARTICIPATING);
        assertThat(story.text("ben").monitors("dana", "ben").refusal()).isEqualTo(NOT_ASSIGNED);
    }

    @Test
    void aSupervisorTakesOverWhateverTheyHave() {
        story.supervisor("dana", "en").monitors("dana", "anna").goesAway("dana").takesOver("dana", "anna");

        assertThat(story.assignedTo("anna")).isEqualTo("dana");
        assertThat(story.handOf("maria")).isEmpty();
        assertThat(story.state.circles().joinedBy("dana")).isEmpty();
        assertThat(story.takesOver("dana", "anna").refusal()).isEqualTo(ALREADY_ASSIGNED);
    }

    @Test
    void whoTakesOverWhenFullLosesTheirOffersAndNotTheirConversations() {
        story.supervisor("dana", "en").goesAway("maria").goesAway("sam").text("ben");
        assertThat(story.offeredTo("ben")).isEqualTo("dana");
        story.takesOver("dana", "anna");

        assertThat(story.assignedTo("anna")).isEqualTo("dana");
        assertThat(story.queued("ben")).isTrue();
    }

    private List<Participant> participantsToldTo(String advocate) {
        return story.lastTold(FeedEvent.ParticipantsChanged.class).stream()
                .filter(told -> told.advocateId().equals(advocate))
                .findFirst()
                .orElseThrow()
                .participants();
    }

    private static List<String> readersOf(Story story) {
        return story.lastTold(FeedEvent.MessageArrived.class).stream()
                .map(FeedEvent.MessageArrived::advocateId)
                .toList();
    }
}
