package dev.lantern.routing.engine;

import dev.lantern.events.AwayReason;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Turn;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nobody waits for longer than the line allows without an alarm, and an alarm that nobody could hear is given again. */
final class WaitLimits {

    private WaitLimits() {}

    /** Sets the limit when a wait begins or becomes more urgent. */
    static void follow(Deciding deciding, EngineEvent event) {
        String conversationId = limits(event);
        Conversation conversation =
                conversationId == null ? null : deciding.state.conversations().byId(conversationId);
        if (conversation == null || !conversation.waiting() || conversation.overdue()) {
            return;
        }
        Instant limit = from(event, conversation.turn()).plus(limit(deciding, conversation));
        if (!limit.equals(conversation.alarmAt())) {
            deciding.emit(new EngineEvent.WaitLimited(conversation.id(), limit, deciding.now));
        }
    }

    static void pass(Deciding deciding, String conversationId) {
        Conversation conversation = deciding.state.conversations().existing(conversationId);
        Instant again = heard(deciding) ? null : deciding.now.plus(limit(deciding, conversation));
        deciding.emit(new EngineEvent.WaitLimitPassed(
                conversationId, conversation.turn().millisAt(deciding.now), again, deciding.policy(), deciding.now));
    }

    /** Whoever comes on duty hears of those for whom there was an alarm already. */
    static void tell(Deciding deciding, Advocate advocate) {
        int overdue = deciding.state.overdue();
        if (advocate.profile().supervises() && overdue > 0) {
            deciding.emit(new EngineEvent.OverdueTold(advocate.id(), overdue, deciding.now));
        }
    }

    /** Who comes while the line is closed waits for it to open, and only then for somebody. */
    private static Instant from(EngineEvent event, Turn turn) {
        Instant opens = event instanceof EngineEvent.ConversationReleased ? event.at() : turn.heldUntil();
        return opens == null ? turn.since() : opens;
    }

    private static Duration limit(Deciding deciding, Conversation conversation) {
        return deciding.line.routing().waitLimit(conversation.urgency());
    }

    private static boolean heard(Deciding deciding) {
        return deciding.state.roster().supervisors().stream()
                .map(deciding.state.roster()::advocate)
                .anyMatch(one ->
                        one != null && one.away() != AwayReason.DISCONNECTED && one.away() != AwayReason.MISSED_OFFER);
    }

    private static @Nullable String limits(EngineEvent event) {
        if (event instanceof EngineEvent.ConversationBegan began) {
            return began.conversationId();
        }
        if (event instanceof EngineEvent.ConversationReopened reopened) {
            return reopened.conversationId();
        }
        if (event instanceof EngineEvent.ConversationTransferred transferred) {
            return transferred.conversationId();
        }
        if (event instanceof EngineEvent.UrgencyCorrected corrected) {
            return corrected.conversationId();
        }
        if (event instanceof EngineEvent.UrgencyRaised raised) {
            return raised.conversationId();
        }
        if (event instanceof EngineEvent.ConversationHeld held) {
            return held.conversationId();
        }
        if (event instanceof EngineEvent.ConversationReleased released) {
            return released.conversationId();
        }
        if (event instanceof EngineEvent.CallbackAgreed agreed) {
            return agreed.conversationId();
        }
        if (event instanceof EngineEvent.CallbackCameUp up) {
            return up.conversationId();
        }
        if (event instanceof EngineEvent.CallbackDropped dropped) {
            return dropped.conversationId();
        }
        return null;
    }
}
