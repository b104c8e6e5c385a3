package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned.Meeting;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Refusal.Code;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call is handed from one to the next, and never is the person alone on the telephone because of it. */
class HandingOverStoriesTest {

    private final Story story = new Story(Given.lineWithEverything());

    @BeforeEach
    void mariaHandsAnnaToSam() {
        onTheTelephone("maria");
        story.signal("anna", Channel.VOICE, "en", Answers.NONE).accepts("maria", "anna");
        onTheTelephone("sam");
        onTheTelephone("lee");
        story.handsWarmly("maria", "anna", "sam").joins("sam", "anna");
    }

    @Test
    void whoeverHandsItOnBeforeTheyAreThereLeavesThePersonWithTheFirst() {
        story.handsWarmly("sam", "anna", "lee").joins("lee", "anna");
        assertThat(handingOver()).containsExactly("maria");

        joined("lee");
        assertThat(handingOver()).isEmpty();
        assertThat(story.state.circles().of("anna/1")).isNull();
    }

    @Test
    void whoIsStillOnTheLineIsAskedWhenItIsOfferedToThem() {
        story.transfers("sam", "anna", "maria");
        assertThat(story.refusal()).isNull();

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        assertThat(story.state.wrapUps().of("maria")).isEmpty();
        assertThat(story.state.roster().free("maria", Channel.VOICE)).isZero();
    }

    @Test
    void whoIsStillOnTheLineIsNotRungWhenItComesBackToThem() {
        story.handsWarmly("sam", "anna", "maria").joins("maria", "anna");

        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(story.lastTold(ConversationAssigned.class).getFirst().meeting())
                .isEqualTo(Meeting.WITH_ADVOCATE);
        assertThat(handingOver()).isEmpty();
    }

    @Test
    void whoVanishesBeforeTheyAreThereGivesItBackToTheFirst() {
        story.connects("sam", "desk").disconnects("sam", "desk").after(Given.RETURN_AFTER);

        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(handingOver()).isEmpty();
        assertThat(story.allTold(FeedEvent.Notice.class))
                .extracting(FeedEvent.Notice::code)
                .contains("NOT_HANDED_OVER");
    }

    @Test
    void whoMustNotHaveThePersonGivesItBackToTheFirst() {
        story.mustNotGet("sam", "anna", "maria");

        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(handingOver()).isEmpty();
    }

    @Test
    void whoWasNeverThereThemselvesDoesNotGetItBack() {
        notReached("maria");
        assertThat(handingOver()).isEmpty();
        notReached("sam");

        assertThat(story.assignedTo("anna")).isNull();
        assertThat(story.offeredTo("anna")).isEqualTo("lee");
    }

    @Test
    void whoHandsOverDoesNotGoHomeBeforeTheNextIsThere() {
        assertThat(story.signOut("maria").refusal()).isEqualTo(Code.CONVERSATIONS_OPEN);
        joined("sam");
        assertThat(story.lastTold(ParticipantLeft.class).getFirst().reason()).isEqualTo("HANDED_OVER");
        assertThat(story.signOut("maria").refusal()).isNull();
    }

    @Test
    void whoGetsACallOnHoldSeesThatItIs() {
        story.command(new DeskCommand.HoldCall(story.nextId(), Given.LINE, "sam", story.now, "anna/1"));
        story.handsWarmly("sam", "anna", "lee").joins("lee", "anna");

        assertThat(story.lastTold(FeedEvent.HoldChanged.class))
                .filteredOn(hold -> hold.advocateId().equals("lee"))
                .singleElement()
                .satisfies(hold -> assertThat(hold.heldSince()).isNotNull());
    }

    private void joined(String advocate) {
        story.input(new Input.Signal(new ParticipantReported(
                story.nextId(),
                "anna",
                Given.LINE,
                Channel.VOICE,
                advocate,
                ParticipantReported.State.JOINED,
                "CA1",
                null,
                story.now)));
    }

    private void notReached(String advocate) {
        story.input(new Input.Signal(new AdvocateNotReached(
                story.nextId(),
                "anna",
                Given.LINE,
                Channel.VOICE,
                advocate,
                AdvocateNotReached.Reason.NO_ANSWER,
                story.now)));
    }

    private List<String> handingOver() {
        return story.state.circles().open("anna/1").stream()
                .filter(one -> one.role() == ParticipantRole.HANDING_OVER)
                .map(Participant::advocateId)
                .toList();
    }

    private void onTheTelephone(String id) {
        story.enrolled(id, Map.of(Channel.VOICE, 1), "en").signIn(id);
    }
}
