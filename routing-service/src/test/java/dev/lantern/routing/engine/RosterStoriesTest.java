package dev.lantern.routing.engine;

import static dev.lantern.events.FeedEvent.Refusal.Code.ALREADY_SIGNED_IN;
import static dev.lantern.events.FeedEvent.Refusal.Code.CONVERSATIONS_OPEN;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_ON_ROSTER;
import static dev.lantern.events.FeedEvent.Refusal.Code.NOT_SIGNED_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosterStoriesTest {

    private static final AdvocateTelephone NUMBER =
            new AdvocateTelephone(AdvocateTelephone.Kind.NUMBER, "••• 0142", new Sealed(Reader.VOICE, "AWRlcw"));

    private final Story story = new Story();

    @Test
    void onlyWhoIsOnTheRosterSignsInAndOnlyOnce() {
        assertThat(story.signIn("maria").refusal()).isEqualTo(NOT_ON_ROSTER);
        story.advocate("maria", "en");
        assertThat(story.refusal()).isNull();
        assertThat(story.signIn("maria").refusal()).isEqualTo(ALREADY_SIGNED_IN);
    }

    @Test
    void whoIsNotSignedInIsNeitherAwayNorSignsOut() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en");

        assertThat(story.goesAway("maria").refusal()).isEqualTo(NOT_SIGNED_IN);
        assertThat(story.signOut("maria").refusal()).isEqualTo(NOT_SIGNED_IN);
        assertThat(story.signOut("nobody").refusal()).isEqualTo(NOT_ON_ROSTER);
        assertThat(story.goesAway("nobody").refusal()).isEqualTo(NOT_ON_ROSTER);
    }

    @Test
    void nobodySignsOutOrIsRemovedWhileConversationsAreOpen() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna");

        assertThat(story.signOut("maria").refusal()).isEqualTo(CONVERSATIONS_OPEN);
        assertThat(story.removed("maria").refusal()).isEqualTo(CONVERSATIONS_OPEN);
        story.completes("maria", "anna");
        assertThat(story.signOut("maria").refusal()).isNull();
    }

    @Test
    void whoIsRemovedIsOfflineLosesTheirOffersAndIsNotAskedAgain() {
        story.advocate("maria", "en").text("anna").removed("maria");

        assertThat(story.queued("anna")).isTrue();
        assertThat(story.lastTold(AssignmentEvent.AdvocateStatusChanged.class)
                        .getFirst()
                        .state())
                .isEqualTo(AdvocateState.OFFLINE);
        assertThat(story.lastTold(AssignmentEvent.AdvocateRemoved.class)).hasSize(1);
        assertThat(story.removed("maria").refusal()).isEqualTo(NOT_ON_ROSTER);
    }

    @Test
    void aLoweredCapacityTakesBackTheLatestOffersAndLeavesConversations() {
        story.enrolled("maria", Map.of(Channel.SMS, 3), "en").signIn("maria");
        story.text("anna").accepts("maria", "anna").text("ben").text("cora");

        story.enrolled("maria", Map.of(Channel.SMS, 2), "en");
        assertThat(story.offeredTo("ben")).isEqualTo("maria");
        assertThat(story.queued("cora")).isTrue();

        story.enrolled("maria", Map.of(), "en");
        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(story.queued("ben")).isTrue();
    }

    @Test
    void aRaisedCapacityIsUsedAtOnce() {
        story.enrolled("maria", Map.of(Channel.SMS, 1), "en")
                .signIn("maria")
                .text("anna")
                .text("ben");
        assertThat(story.queued("ben")).isTrue();

        story.enrolled("maria", Map.of(Channel.SMS, 2), "en");

        assertThat(story.offeredTo("ben")).isEqualTo("maria");
    }

    @Test
    void whoIsAwayKeepsTheirConversationsAndFinishesThem() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna").goesAway("maria");

        assertThat(story.answers("maria", "anna", "hello").refusal()).isNull();
        assertThat(story.completes("maria", "anna").refusal()).isNull();
        assertThat(story.text("ben").queued("ben")).isTrue();
    }

    @Test
    void toBeAvailableTwiceCostsNobodyTheirPlaceAmongTheIdle() {
        story.advocate("maria", "en").advocate("sam", "en").comesBack("maria");
        assertThat(story.refusal()).isNull();

        assertThat(story.text("anna").offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void aRefreshedDeskShowsOffersAndConversationsAsTheyStand() {
        story.advocate("maria", "en")
                .text("anna")
                .accepts("maria", "anna")
                .text("anna")
                .text("ben");
        story.command(new DeskCommand.RefreshDesk(story.nextId(), Given.LINE, "maria", story.now));

        FeedEvent.DeskSnapshot desk =
                story.lastTold(FeedEvent.DeskSnapshot.class).getFirst();
        assertThat(desk.state()).isEqualTo(AdvocateState.AVAILABLE);
        assertThat(desk.offers()).extracting(FeedEvent.Offer::conversationId).containsExactly("ben/1");
        assertThat(desk.conversations()).singleElement().satisfies(one -> assertThat(one.messages())
                .hasSize(2));
    }

    @Test
    void theDeskOfSomebodyWhoIsNotOnTheRosterIsEmpty() {
        story.advocate("maria", "en").text("anna");
        story.command(new DeskCommand.RefreshDesk(story.nextId(), Given.LINE, "dana", story.now));

        FeedEvent.DeskSnapshot desk =
                story.lastTold(FeedEvent.DeskSnapshot.class).getFirst();
        assertThat(desk.state()).isEqualTo(AdvocateState.OFFLINE);
        assertThat(desk.offers()).isEmpty();
        assertThat(desk.conversations()).isEmpty();
    }

    @Test
    void whoHasATelephoneIsCalledThereAboutCallsAndNothingElse() {
        story.enrolled(maria(NUMBER)).signIn("maria").signal("anna", Channel.VOICE, "en", Answers.NONE);
        story.accepts("maria", "anna");
        assertThat(story.lastTold(AssignmentEvent.ConversationAssigned.class)
                        .getFirst()
                        .telephone())
                .isEqualTo(NUMBER);
        story.completes("maria", "anna")
                .finishesWriting("maria", null)
                .text("ben")
                .accepts("maria", "ben");
        assertThat(story.lastTold(AssignmentEvent.ConversationAssigned.class)
                        .getFirst()
                        .telephone())
                .isNull();
    }

    @Test
    void aTelephoneThatIsOnlyShownStaysWhatItIsAndOneThatIsNotThereIsRefused() {
        AdvocateTelephone shown = new AdvocateTelephone(NUMBER.kind(), NUMBER.shown(), null);
        assertThat(story.enrolled(maria(shown)).refusal()).isEqualTo(FeedEvent.Refusal.Code.TELEPHONE_NOT_KNOWN);
        story.enrolled(maria(NUMBER)).enrolled(maria(shown));
        assertThat(telephoneOfMaria()).isEqualTo(NUMBER);
        story.enrolled(maria(null));
        assertThat(telephoneOfMaria()).isNull();
    }

    private @Nullable AdvocateTelephone telephoneOfMaria() {
        return Objects.requireNonNull(story.state.roster().advocate("maria"))
                .profile()
                .telephone();
    }

    private static AdvocateProfile maria(@Nullable AdvocateTelephone telephone) {
        return Given.advocate("maria", Map.of(Channel.VOICE, 1, Channel.SMS, 1), "en")
                .reachedAt(telephone);
    }
}
