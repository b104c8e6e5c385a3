package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A desk that is gone, and who may come back to it. */
class DisconnectStoriesTest {

    private final Story story = new Story(Given.lineWithLifecycles());

    @Test
    void anOfferGoesOnAfterTheGraceAndBeforeItsTimeOut() {
        story.advocate("maria", "en")
                .connects("maria", "m1")
                .advocate("sam", "en")
                .text("anna");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
        Instant expires = story.now.plus(Given.OFFER_TIMEOUT);

        story.disconnects("maria", "m1").after(Given.DISCONNECT_GRACE);

        assertThat(story.now).isBefore(expires);
        assertThat(story.offeredTo("anna")).isEqualTo("sam");
        assertThat(story.onRoster("maria").away()).isEqualTo(AwayReason.DISCONNECTED);
        assertThat(story.lastTold(FeedEvent.Notice.class).getFirst().code()).isEqualTo("DISCONNECTED");
    }

    @Test
    void toComeBackWithinTheGraceChangesNothing() {
        story.advocate("maria", "en").connects("maria", "m1").text("anna").accepts("maria", "anna");
        story.disconnects("maria", "m1")
                .after(Given.DISCONNECT_GRACE.minusMillis(1))
                .connects("maria", "m2");
        story.after(Duration.ofHours(1));

        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(story.onRoster("maria").available()).isTrue();
    }

    @Test
    void onlyTheLastStreamOfADeskCounts() {
        story.advocate("maria", "en")
                .connects("maria", "m1")
                .connects("maria", "m2")
                .text("anna");
        story.disconnects("maria", "m1").after(Given.DISCONNECT_GRACE);
        assertThat(story.offeredTo("anna")).isEqualTo("maria");

        story.disconnects("maria", "m1").disconnects("maria", "unheard-of");
        assertThat(story.state.desks().of("maria").connected()).isTrue();
        assertThat(story.state.desks().of("maria").lostAt()).isNull();
    }

    @Test
    void aStreamThatOpensBeforeTheOldOneIsKnownToBeClosedKeepsTheDesk() {
        story.advocate("maria", "en")
                .connects("maria", "m1")
                .connects("maria", "m2")
                .disconnects("maria", "m1");
        story.after(Duration.ofHours(1));

        assertThat(story.onRoster("maria").available()).isTrue();
    }

    @Test
    void whoNeverHadAStreamIsNotGone() {
        story.advocate("maria", "en").disconnects("maria", "m1").after(Duration.ofHours(1));

        assertThat(story.onRoster("maria").available()).isTrue();
    }

    @Test
    void theConversationsOfWhoStaysAwayGoBackToTheirPlacesTheUrgentFirst() {
        story.advocate("maria", "en").connects("maria", "m1");
        story.text("anna").accepts("maria", "anna").after(Duration.ofMinutes(1));
        story.signal("ben", Channel.SMS, null, Given.IN_DANGER).accepts("maria", "ben");
        story.disconnects("maria", "m1").after(Given.RETURN_AFTER.minusMillis(1));
        assertThat(story.handOf("maria")).hasSize(2);
        story.enrolled("sam", Map.of(Channel.SMS, 1), "en").signIn("sam");

        story.after(Duration.ofMillis(1));

        assertThat(story.handOf("maria")).isEmpty();
        assertThat(story.lastTold(AssignmentEvent.ConversationTransferred.class))
                .extracting(AssignmentEvent.ConversationTransferred::conversationId)
                .containsExactly("ben/1", "anna/1");
        assertThat(story.lastTold(AssignmentEvent.ConversationTransferred.class))
                .extracting(AssignmentEvent.ConversationTransferred::reason)
                .containsOnly("ADVOCATE_VANISHED");
        assertThat(story.offeredTo("ben")).isEqualTo("sam");
        assertThat(story.conversation("anna").turn().queuedAt()).isEqualTo(Given.MORNING);
        assertThat(story.state.wrapUps().of("maria")).isEmpty();
    }

    @Test
    void whoVanishesIsInNobodysConversationAnyMore() {
        story.advocate("maria", "en").text("anna").accepts("maria", "anna");
        story.advocate("sam", "en").connects("sam", "s1");
        story.invites("maria", "anna", "sam", ParticipantRole.CONSULTANT).joins("sam", "anna");
        story.disconnects("sam", "s1").after(Given.RETURN_AFTER);

        assertThat(story.state.readers("anna/1")).containsExactly("maria");
        assertThat(story.state.desks().of("sam")).isEqualTo(new Desk("sam", List.of(), null, null));
    }

    @Test
    void whoComesBackLaterSaysWhenTheyAreThere() {
        story.advocate("maria", "en").connects("maria", "m1").disconnects("maria", "m1");
        story.after(Duration.ofHours(1)).connects("maria", "m2").text("anna");
        assertThat(story.queued("anna")).isTrue();

        story.comesBack("maria");
        assertThat(story.offeredTo("anna")).isEqualTo("maria");
    }

    @Test
    void aDeskThatFallsSilentIsGoneSinceItWasLastHeardOf() {
        story.advocate("maria", "en")
                .connects("maria", "m1")
                .advocate("sam", "en")
                .text("anna");
        story.loses("m1").after(Given.DISCONNECT_GRACE.minusMillis(1));
        assertThat(story.offeredTo("anna")).isEqualTo("maria");

        story.after(Duration.ofMillis(1));
        assertThat(story.offeredTo("anna")).isEqualTo("sam");
        assertThat(story.onRoster("maria").away()).isEqualTo(AwayReason.DISCONNECTED);
    }

    @Test
    void aDeskThatIsHeardOfAgainInTimeWasNeverGone() {
        story.advocate("maria", "en").connects("maria", "m1").text("anna").accepts("maria", "anna");
        story.loses("m1").after(Desk.SILENCE.plusSeconds(1)).connects("maria", "m2");
        story.after(Duration.ofHours(1));

        assertThat(story.assignedTo("anna")).isEqualTo("maria");
        assertThat(story.onRoster("maria").available()).isTrue();
    }

    @Test
    void aSilentStreamDoesNotKeepADeskThatIsClosed() {
        story.advocate("maria", "en")
                .connects("maria", "m1")
                .connects("maria", "m2")
                .loses("m1");
        story.after(Desk.SILENCE).disconnects("maria", "m2");

        assertThat(story.state.desks().of("maria").lostAt()).isEqualTo(story.now.plus(Given.DISCONNECT_GRACE));
    }

    @Test
    void toBeConnectedIsNeitherAnsweredNorRemembered() {
        story.connects("maria", "m1").connects("maria", "m1");

        assertThat(story.lastTold(FeedEvent.CommandAnswered.class)).isEmpty();
        assertThat(story.last().changes()).hasSize(1);
    }

    enum Happening {
        GRACE_ENDS,
        ACCEPT,
        CONNECT
    }

    static Set<List<Happening>> orders() {
        return Permutations.of(List.of(Happening.values()));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void anAcceptAReconnectAndTheEndOfTheGraceAtOneInstantLeaveOneHolderOrOneOffer(List<Happening> order) {
        story.advocate("maria", "en")
                .connects("maria", "m1")
                .advocate("sam", "en")
                .text("anna");
        String offer = story.offerOf("anna");
        story.disconnects("maria", "m1");
        story.now = story.now.plus(Given.DISCONNECT_GRACE);
        for (Happening happening : order) {
            switch (happening) {
                case GRACE_ENDS -> story.input(new Input.Tick());
                case ACCEPT ->
                    story.command(new DeskCommand.AcceptOffer(story.nextId(), Given.LINE, "maria", story.now, offer));
                case CONNECT -> story.connects("maria", "m2");
            }
        }
        boolean lost = order.indexOf(Happening.GRACE_ENDS) < order.indexOf(Happening.CONNECT);
        boolean tooLate = lost && order.indexOf(Happening.GRACE_ENDS) < order.indexOf(Happening.ACCEPT);

        assertThat(story.assignedTo("anna")).isEqualTo(tooLate ? null : "maria");
        assertThat(story.offeredTo("anna")).isEqualTo(tooLate ? "sam" : null);
        assertThat(story.onRoster("maria").available()).isEqualTo(!lost);
        story.after(Duration.ofHours(1));
        assertThat(story.allTold(AssignmentEvent.ConversationAssigned.class)).hasSize(tooLate ? 0 : 1);
    }

    @Test
    void aVisitorIsNotBoundToAnAdvocateWhoLeft() {
        story.advocate("maria", "en").signal("anna", Channel.CHAT, null, Answers.NONE);
        story.accepts("maria", "anna")
                .completes("maria", "anna")
                .removed("maria")
                .advocate("sam", "en");

        assertThat(story.signal("anna", Channel.CHAT, null, Answers.NONE).offeredTo("anna"))
                .isEqualTo("sam");
    }
}
