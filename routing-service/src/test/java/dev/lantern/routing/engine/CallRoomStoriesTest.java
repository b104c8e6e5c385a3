package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.CallResumed;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned.Meeting;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.CallStepFailed;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Refusal.Code;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantReported.State;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens in the room of a call, as it is asked for and as the telephone tells. */
class CallRoomStoriesTest {

    private final Story story = new Story();

    @BeforeEach
    void mariaHasAnnaOnTheTelephone() {
        story.signal("anna", Channel.VOICE, "en", Answers.NONE);
        onTheTelephone("maria");
        story.accepts("maria", "anna");
        onTheTelephone("sam");
    }

    @Test
    void whoIsOnHoldIsShownSoUntilTheyAreBackAndTheTimeIsKept() {
        hold("maria");
        assertThat(story.lastTold(FeedEvent.HoldChanged.class))
                .singleElement()
                .satisfies(hold -> assertThat(hold.heldSince()).isEqualTo(story.now));
        assertThat(hold("maria").refusal()).isEqualTo(Code.ALREADY_ON_HOLD);
        story.after(Duration.ofSeconds(42))
                .command(new DeskCommand.ResumeCall(story.nextId(), Given.LINE, "maria", story.now, "anna/1"));
        assertThat(story.lastTold(CallResumed.class).getFirst().heldMillis()).isEqualTo(42_000);
        assertThat(story.lastTold(FeedEvent.HoldChanged.class).getFirst().heldSince())
                .isNull();
    }

    @Test
    void onlyWhoHasTheCallHoldsItAndOnlyACallIsHeld() {
        assertThat(hold("sam").refusal()).isEqualTo(Code.NOT_ASSIGNED);
        story.advocate("lee", "en").text("ben").accepts("lee", "ben");
        story.command(new DeskCommand.HoldCall(story.nextId(), Given.LINE, "lee", story.now, "ben/1"));
        assertThat(story.refusal()).isEqualTo(Code.NOT_SUPPORTED);
    }

    @Test
    void whoHangsUpOnHoldIsNotOnHoldAnyMore() {
        hold("maria").after(Duration.ofSeconds(5)).completes("maria", "anna");
        assertThat(story.lastTold(CallResumed.class).getFirst().heldMillis()).isEqualTo(5_000);
        assertThat(story.state.circles().of("anna/1")).isNull();
    }

    @Test
    void aHoldThatTheTelephoneDoesNotTakeIsUndoneAndTold() {
        hold("maria").input(failed("maria", CallStepFailed.Step.HOLD));
        assertThat(story.lastTold(CallResumed.class)).hasSize(1);
        assertThat(notice().code()).isEqualTo("CALL_STEP_FAILED");
        assertThat(notice().text()).startsWith("The person is not on hold.");
    }

    @Test
    void aThirdPartyRingsJoinsAndIsLetGo() {
        String party = calls("maria", ParticipantRole.PROVIDER);
        assertThat(story.lastTold(AssignmentEvent.ThirdPartyCalled.class)
                        .getFirst()
                        .number()
                        .reader())
                .isEqualTo(Reader.VOICE);
        assertThat(participants()).containsExactly("RINGING");
        story.input(reported(party, State.JOINED));
        assertThat(participants()).containsExactly("IN_ROOM");
        assertThat(story.lastTold(AssignmentEvent.ParticipantEntered.class)).hasSize(1);

        assertThat(drops("sam", party).refusal()).isEqualTo(Code.NOT_ASSIGNED);
        assertThat(drops("maria", "somebody").refusal()).isEqualTo(Code.NOT_PARTICIPATING);
        drops("maria", party);
        assertThat(story.lastTold(ParticipantLeft.class).getFirst().reason()).isEqualTo("DROPPED");
        story.input(reported(party, State.LEFT));
        assertThat(story.last().outputs()).isEmpty();
    }

    @Test
    void aThirdPartyWhoDoesNotAnswerIsToldOf() {
        String party = calls("maria", ParticipantRole.EMERGENCY);
        story.input(reported(party, State.NOT_REACHED));
        assertThat(story.lastTold(ParticipantLeft.class).getFirst().reason()).isEqualTo("NOT_REACHED");
        assertThat(notice().text()).isEqualTo("The emergency service did not answer.");
        assertThat(notice().advocateId()).isEqualTo("maria");
    }

    @Test
    void whoeverHandsACallOverStaysUntilTheNextIsInTheRoom() {
        story.handsWarmly("maria", "anna", "sam").joins("sam", "anna");
        assertThat(story.lastTold(ConversationAssigned.class).getFirst().meeting())
                .isEqualTo(Meeting.WITH_FORMER);
        assertThat(story.lastTold(AssignmentEvent.ConversationTransferred.class)
                        .getFirst()
                        .warm())
                .isTrue();
        assertThat(role("maria")).isEqualTo(ParticipantRole.HANDING_OVER);
        assertThat(story.lastTold(AssignmentEvent.WrapUpStarted.class)).isEmpty();

        story.input(reported("sam", State.JOINED));
        assertThat(story.lastTold(ParticipantLeft.class).getFirst().reason()).isEqualTo("HANDED_OVER");
        assertThat(role("maria")).isNull();
        assertThat(story.state.roster().free("maria", Channel.VOICE))
                .as("their notes are to be written")
                .isEqualTo(story.state.wrapUps().of("maria").isEmpty() ? 1 : 0);
    }

    @Test
    void whenTheNextDoesNotComeTheCallIsWhoseItWasAndNobodyIsRungForIt() {
        story.handsWarmly("maria", "anna", "sam").joins("sam", "anna");
        story.input(new Input.Signal(new AdvocateNotReached(
                story.nextId(),
                "anna",
                Given.LINE,
                Channel.VOICE,
                "sam",
                AdvocateNotReached.Reason.NO_ANSWER,
                story.now)));
        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(story.lastTold(ConversationAssigned.class).getFirst().meeting())
                .isEqualTo(Meeting.WITH_ADVOCATE);
        assertThat(notice().code()).isEqualTo("NOT_HANDED_OVER");
        assertThat(role("maria")).isNull();
    }

    @Test
    void whoConsultsAndTakesTheCallOverIsNotRungAgain() {
        story.invites("maria", "anna", "sam", ParticipantRole.CONSULTANT)
                .joins("sam", "anna")
                .input(reported("sam", State.JOINED));
        story.handsWarmly("maria", "anna", "sam").joins("sam", "anna");
        assertThat(story.lastTold(ConversationAssigned.class).getFirst().meeting())
                .isEqualTo(Meeting.WITH_ADVOCATE);
        assertThat(role("maria")).isNull();
    }

    @Test
    void aColleagueWhoseTelephoneIsNotAnsweredIsNotInIt() {
        story.invites("maria", "anna", "sam", ParticipantRole.INTERPRETER).joins("sam", "anna");
        story.input(reported("sam", State.RINGING)).input(reported("sam", State.NOT_REACHED));
        assertThat(role("sam")).isNull();
        assertThat(notice().text()).isEqualTo("sam did not answer.");
    }

    @Test
    void onlyASupervisorWhoMonitorsWhispers() {
        story.supervisor("dana", "en");
        assertThat(whispers("dana").refusal()).isEqualTo(Code.NOT_PARTICIPATING);
        story.monitors("dana", "anna");
        whispers("dana");
        assertThat(story.lastTold(AssignmentEvent.WhisperChanged.class)
                        .getFirst()
                        .to())
                .isEqualTo("maria");
        assertThat(drops("maria", "dana").refusal())
                .as("nobody is told of them")
                .isEqualTo(Code.NOT_PARTICIPATING);
    }

    private Story hold(String advocate) {
        return story.command(new DeskCommand.HoldCall(story.nextId(), Given.LINE, advocate, story.now, "anna/1"));
    }

    private Story whispers(String supervisor) {
        return story.command(
                new DeskCommand.WhisperToAdvocate(story.nextId(), Given.LINE, supervisor, story.now, "anna/1", true));
    }

    private Story drops(String advocate, String participant) {
        return story.command(new DeskCommand.DropParticipant(
                story.nextId(), Given.LINE, advocate, story.now, "anna/1", participant));
    }

    private String calls(String advocate, ParticipantRole role) {
        String id = story.nextId();
        story.command(new DeskCommand.CallThirdParty(
                id, Given.LINE, advocate, story.now, "anna/1", role, new Sealed(Reader.VOICE, "AWRlcw")));
        return id;
    }

    private Input reported(String participant, State state) {
        return new Input.Signal(new ParticipantReported(
                story.nextId(), "anna", Given.LINE, Channel.VOICE, participant, state, null, null, story.now));
    }

    private Input failed(String advocate, CallStepFailed.Step step) {
        return new Input.Signal(new CallStepFailed(
                story.nextId(), "anna", Given.LINE, Channel.VOICE, advocate, step, "20503", story.now));
    }

    private FeedEvent.Notice notice() {
        return story.lastTold(FeedEvent.Notice.class).getLast();
    }

    private List<String> participants() {
        return story.lastTold(FeedEvent.ParticipantsChanged.class).getLast().participants().stream()
                .map(one -> String.valueOf(one.presence()))
                .toList();
    }

    private @Nullable ParticipantRole role(String advocate) {
        var circle = story.state.circles().of("anna/1");
        Participant participant = circle == null ? null : circle.participant(advocate);
        return participant == null ? null : participant.role();
    }

    private void onTheTelephone(String id) {
        story.enrolled(id, Map.of(Channel.VOICE, 1), "en").signIn(id);
    }
}
