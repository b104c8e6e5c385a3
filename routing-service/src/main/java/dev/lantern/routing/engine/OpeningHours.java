package dev.lantern.routing.engine;

import dev.lantern.events.Urgency;
import dev.lantern.lines.Hours;
import dev.lantern.lines.Hours.Outside;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Stage;
import dev.lantern.routing.engine.state.Turn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of those who come while the line is closed: they wait until it opens, but danger rings supervisors. */
final class OpeningHours {

    private static final String DANGER = "The line is closed, and danger does not wait.";

    private OpeningHours() {}

    static void follow(Deciding deciding, EngineEvent event) {
        Hours hours = deciding.line.routing().hours();
        if (hours == null) {
            return;
        }
        String conversationId = concerns(event);
        if (conversationId == null) {
            return;
        }
        Conversation conversation = deciding.state.conversations().existing(conversationId);
        if (!(conversation.stage() instanceof Stage.Queued)) {
            return;
        }
        if (conversation.urgency() == Urgency.IMMINENT_DANGER) {
            ring(deciding, hours, conversation);
        } else if (begins(event) && hours.outside() == Outside.WAIT) {
            hold(deciding, hours, conversation);
        }
    }

    /** The line opens. */
    static void open(Deciding deciding, String conversationId) {
        deciding.emit(new EngineEvent.ConversationReleased(conversationId, deciding.widensAt(), deciding.now));
    }

    private static void ring(Deciding deciding, Hours hours, Conversation conversation) {
        if (hours.openAt(deciding.now)) {
            return;
        }
        if (conversation.turn().heldUntil() != null) {
            deciding.emit(new EngineEvent.ConversationReleased(conversation.id(), Turn.NEVER, deciding.now));
        }
        Relaxing.toSupervisors(deciding, deciding.state.conversations().existing(conversation.id()), DANGER);
        deciding.emit(new EngineEvent.SupervisorsTold("DANGER_OUTSIDE_HOURS", DANGER, conversation.id(), deciding.now));
    }

    private static void hold(Deciding deciding, Hours hours, Conversation conversation) {
        Instant opens = hours.opensFrom(deciding.now).orElse(Turn.NEVER);
        if (opens.isAfter(deciding.now)) {
            deciding.emit(new EngineEvent.ConversationHeld(conversation.id(), opens, deciding.now));
        }
    }

    /** Who waits since before the line closed is served, whatever becomes of their urgency. */
    private static boolean begins(EngineEvent event) {
        return event instanceof EngineEvent.ConversationBegan || event instanceof EngineEvent.ConversationReopened;
    }

    private static @Nullable String concerns(EngineEvent event) {
        if (event instanceof EngineEvent.ConversationBegan began) {
            return began.conversationId();
        }
        if (event instanceof EngineEvent.ConversationReopened reopened) {
            return reopened.conversationId();
        }
        if (event instanceof EngineEvent.UrgencyCorrected corrected) {
            return corrected.conversationId();
        }
        return event instanceof EngineEvent.UrgencyRaised raised ? raised.conversationId() : null;
    }
}
