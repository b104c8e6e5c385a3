package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.BAD_WINDOW;
import static dev.lantern.events.FeedEvent.Refusal.Code.CONFLICT;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_FLAGGED;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_ON_ROSTER;
import static dev.lantern.events.FeedEvent.Refusal.Code.NO_CONFLICT;
import static dev.lantern.events.FeedEvent.Refusal.Code.UNKNOWN_CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.ParticipantRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Advocates who must not get a person, and people who reach supervisors only. */
class BlockStoriesTest {

    private final Story story = new Story();

    @Test
    void whoKnowsThePersonDoesNotGetThemThoughNobodyElseIsThere() {
        story.advocate("maria", "en").text("anna").mustNotGet("maria", "anna", "maria");

        assertThat(story.queued("anna")).isTrue();
        story.after(Duration.ofHours(1));
        assertThat(story.queued("anna")).isTrue();
        story.advocate("sam", "en");
        assertThat(story.offeredTo("anna")).isEqualTo("sam");
    }

    @Test
    void whoHasThePersonGivesThemBackAtTheirPlace() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna");
        story.after(Duration.ofMinutes(5)).mustNotGet("maria", "anna", "dana");

        assertThat(story.queued("anna")).isTrue();
        assertThat(story.conversation("anna").turn().queuedAt()).isEqualTo(Given.MORNING);
        assertThat(story.lastTold(AssignmentEvent.ConversationTransferred.class)
                        .getFirst()
                        .reason())
                .isEqualTo("CONFLICT");
    }

    @Test
    void itHoldsForTheSamePersonOnEveryChannelAndLaterToo() {
        story.advocate("maria", "en").text("anna").mustNotGet("maria", "anna", "dana");
        story.signalOf("anna", "anna-on-chat", Channel.CHAT);
        assertThat(story.queued("anna-on-chat")).isTrue();

        story.advocate("sam", "en")
                .accepts("sam", "anna")
                .completes("sam", "anna")
                .goesAway("sam");
        story.after(Given.QUIET_WINDOW).text("anna");
        assertThat(story.conversation("anna").id()).isEqualTo("anna/2");
        assertThat(story.queued("anna")).isTrue();
    }

    @Test
    void nobodyIsGivenAskedIntoOrTakesOverWhatTheyMustNotHave() {
        story.advocate("sam", "en").text("anna").accepts("sam", "anna").supervisor("dana", "en");
        story.advocate("maria", "en").mustNotGet("maria", "anna", "sam").mustNotGet("dana", "anna", "sam");

        assertThat(story.assigns("dana", "anna", "maria").refusal()).isEqualTo(CONFLICT);
        assertThat(story.transfers("sam", "anna", "maria").refusal()).isEqualTo(CONFLICT);
        assertThat(story.invites("sam", "anna", "maria", ParticipantRole.CONSULTANT)
                        .refusal())
                .isEqualTo(CONFLICT);
        assertThat(story.takesOver("dana", "anna").refusal()).isEqualTo(CONFLICT);
        assertThat(story.monitors("dana", "anna").refusal()).isEqualTo(CONFLICT);
    }

    @Test
    void whoIsInTheConversationLeavesIt() {
        story.advocate("sam", "en")
                .text("anna")
                .accepts("sam", "anna")
                .advocate("maria", "en")
                .advocate("lee", "en");
        story.invites("sam", "anna", "maria", ParticipantRole.CONSULTANT).joins("maria", "anna");
        story.invites("sam", "anna", "lee", ParticipantRole.CONSULTANT);
        story.mustNotGet("maria", "anna", "dana").mustNotGet("lee", "anna", "dana");

        assertThat(story.state.circles().of("anna/1")).isNull();
    }

    @Test
    void aLiftedConflictIsNone() {
        story.advocate("maria", "en").text("anna").mustNotGet("maria", "anna", "dana");
        story.command(new DeskCommand.LiftConflict(story.nextId(), Given.LINE, "dana", story.now, "anna/1", "maria"));
        assertThat(story.offeredTo("anna")).isEqualTo("maria");

        story.command(new DeskCommand.LiftConflict(story.nextId(), Given.LINE, "dana", story.now, "anna/1", "maria"));
        assertThat(story.refusal()).isEqualTo(NO_CONFLICT);
    }

    @Test
    void whoeverIsTheOnlyOneWithTheLanguageAndMustNotHaveThemIsLikeNobody() {
        story.advocate("maria", "es").advocate("sam", "en").textIn("es", "anna");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");

        story.mustNotGet("maria", "anna", "maria");
        assertThat(story.offeredTo("anna")).isEqualTo("sam");
    }

    @Test
    void whoIsFlaggedReachesASupervisor() {
        story.advocate("maria", "en").supervisor("dana", "es").text("anna");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        story.flags("maria", "anna", Duration.ofDays(1));

        assertThat(story.offeredTo("anna")).isEqualTo("dana");
        assertThat(story.lastTold(AssignmentEvent.PersonFlagged.class)).hasSize(1);
    }

    @Test
    void whoIsFlaggedReachesSomebodyWhileThereIsNoSupervisor() {
        story.advocate("maria", "en").text("anna").flags("dana", "anna", Duration.ofDays(1));

        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void whoIsFlaggedAndMustNotGetToTheOnlySupervisorIsForWhoeverComesFree() {
        story.supervisor("dana", "en").advocate("maria", "en").goesAway("maria").text("anna");
        story.mustNotGet("dana", "anna", "dana").flags("dana", "anna", Duration.ofDays(1));
        assertThat(story.queued("anna")).isTrue();

        story.comesBack("maria");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void aFlagEndsByItself() {
        story.advocate("maria", "en").supervisor("dana", "en").goesAway("dana").text("anna");
        story.flags("dana", "anna", Duration.ofMinutes(5));
        assertThat(story.queued("anna")).isTrue();

        story.after(Duration.ofMinutes(5));
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        assertThat(story.allTold(AssignmentEvent.FlagExpired.class)).hasSize(1);
    }

    @Test
    void aFlagIsLiftedOnce() {
        story.advocate("maria", "en").text("anna").flags("dana", "anna", Duration.ofDays(1));
        DeskCommand lift = new DeskCommand.LiftFlag(story.nextId(), Given.LINE, "dana", story.now, "anna/1");
        assertThat(story.command(lift).refusal()).isNull();

        assertThat(story.command(new DeskCommand.LiftFlag(story.nextId(), Given.LINE, "dana", story.now, "anna/1"))
                        .refusal())
                .isEqualTo(NOT_FLAGGED);
    }

    @Test
    void aConversationThatSomebodyHasStaysWithThem() {
        story.advocate("maria", "en").supervisor("dana", "en").text("anna").accepts("maria", "anna");
        story.flags("maria", "anna", Duration.ofDays(1));
        assertThat(story.assignedTo("anna")).isEqualTo("maria");

        story.transfers("maria", "anna", null);
        assertThat(story.offeredTo("anna")).isEqualTo("dana");
    }

    @Test
    void whatIsNotPossibleIsSaid() {
        story.advocate("maria", "en").signal("anna", Channel.SMS, null, Answers.NONE);

        assertThat(story.flags("maria", "anna", Duration.ZERO).refusal()).isEqualTo(BAD_WINDOW);
        assertThat(story.flags("maria", "anna", Duration.ofDays(400)).refusal()).isEqualTo(BAD_WINDOW);
        assertThat(story.flags("maria", "nobody", Duration.ofDays(1)).refusal()).isEqualTo(UNKNOWN_CONVERSATION);
        assertThat(story.mustNotGet("nobody", "anna", "dana").refusal()).isEqualTo(NOT_ON_ROSTER);
    }
}
