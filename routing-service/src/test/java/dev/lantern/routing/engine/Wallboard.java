package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.OfConversation;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Records;
import dev.lantern.routing.engine.state.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A reader of {@code assignments} who knows nothing else, and trusts no event that does not fit what was before. */
final class Wallboard {

    private static final String WAITS = "waits";
    private static final String CLOSED = "closed";

    private final Map<String, String> standing = new HashMap<>();
    private final Set<String> signals = new HashSet<>();

    void read(AssignmentEvent event) {
        if (event instanceof OfConversation told) {
            String id = told.conversationId();
            switch (told) {
                case AssignmentEvent.ConversationQueued queued -> {
                    assertThat(standing).as("begun twice").doesNotContainKey(id);
                    assertThat(signals.add(queued.signalId()))
                            .as("one signal, once")
                            .isTrue();
                    standing.put(id, WAITS);
                }
                case AssignmentEvent.ConversationContinued continued ->
                    assertThat(signals.add(continued.signalId()))
                            .as("one signal, once")
                            .isTrue();
                case AssignmentEvent.ConversationReopened reopened -> move(id, CLOSED, WAITS);
                case AssignmentEvent.ConversationOffered offered -> move(id, WAITS, "offered " + offered.offerId());
                case AssignmentEvent.OfferDeclined declined -> move(id, "offered " + declined.offerId(), WAITS);
                case AssignmentEvent.OfferExpired expired -> move(id, "offered " + expired.offerId(), WAITS);
                case AssignmentEvent.OfferRescinded rescinded -> move(id, "offered " + rescinded.offerId(), WAITS);
                case AssignmentEvent.ConversationAssigned assigned -> {
                    assertThat(standing.get(id)).as("assigned while it waits").matches("waits|offered .*");
                    standing.put(id, "with " + assigned.advocateId());
                }
                case AssignmentEvent.ConversationTransferred transferred ->
                    move(id, "with " + transferred.from(), WAITS);
                case AssignmentEvent.ConversationAbandoned abandoned -> move(id, WAITS, CLOSED);
                case AssignmentEvent.ConversationCompleted completed ->
                    move(id, completed.advocateId() == null ? WAITS : "with " + completed.advocateId(), CLOSED);
                case AssignmentEvent.ConversationEscalated escalated ->
                    assertThat(standing.get(id)).as("raised while open").isNotEqualTo(CLOSED);
                case AssignmentEvent.CallbackRequested callback ->
                    assertThat(standing.get(id)).as("called back while open").isNotEqualTo(CLOSED);
                case AssignmentEvent.CallbackDropped dropped ->
                    assertThat(standing.get(id)).isNotEqualTo(CLOSED);
                case AssignmentEvent.CallbackDue due -> agree(id + " is called back", id, "with " + due.advocateId());
                case AssignmentEvent.UrgencyCorrected corrected -> {}
                case AssignmentEvent.RequirementsChanged changed -> {}
                case AssignmentEvent.SearchRelaxed relaxed -> {}
                case AssignmentEvent.WaitLimitPassed passed -> {}
                case AssignmentEvent.WrapUpStarted started -> {}
                case AssignmentEvent.WrapUpEnded ended -> {}
                case AssignmentEvent.ParticipantInvited invited -> {}
                case AssignmentEvent.InvitationClosed closed -> {}
                case AssignmentEvent.ParticipantJoined joined -> {}
                case AssignmentEvent.ParticipantLeft left -> {}
                case AssignmentEvent.ParticipantEntered entered -> {}
                case AssignmentEvent.ThirdPartyCalled called -> {}
                case AssignmentEvent.CallHeld held -> {}
                case AssignmentEvent.CallResumed resumed -> {}
                case AssignmentEvent.CallMuted muted -> {}
                case AssignmentEvent.WhisperChanged whisper -> {}
                case AssignmentEvent.ConflictDeclared declared -> {}
                case AssignmentEvent.ConflictLifted lifted -> {}
                case AssignmentEvent.PersonFlagged flagged -> {}
                case AssignmentEvent.FlagLifted lifted -> {}
                case AssignmentEvent.FlagExpired expired -> {}
            }
        }
    }

    void agreesWith(Records records) {
        Set<String> open = new HashSet<>();
        for (Conversation conversation : records.conversations()) {
            agree("what readers know of " + conversation.id(), conversation.id(), standingOf(conversation));
            open.add(conversation.id());
        }
        standing.forEach((id, now) -> {
            if (!now.equals(CLOSED)) {
                assertThat(open).as("no conversation is forgotten").contains(id);
            }
        });
    }

    private void move(String id, String from, String to) {
        agree(id + " becomes " + to, id, from);
        standing.put(id, to);
    }

    private void agree(String what, String id, String expected) {
        if (!expected.equals(standing.get(id))) {
            throw new AssertionError(what + ": expected " + expected + ", was " + standing.get(id));
        }
    }

    private static String standingOf(Conversation conversation) {
        return switch (conversation.stage()) {
            case Stage.Queued queued -> WAITS;
            case Stage.Aside aside -> WAITS;
            case Stage.Offered offered -> "offered " + offered.offerId();
            case Stage.Assigned assigned -> "with " + assigned.advocateId();
            case Stage.Closed closed -> CLOSED;
        };
    }
}
