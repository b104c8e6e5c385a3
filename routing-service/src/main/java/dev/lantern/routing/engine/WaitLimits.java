package dev.lantern.routing.engine;

import dev.lantern.events.AwayReason;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Turn;
import java.time.Duration;
import java.time.Instant;

/** Nobody waits for longer than the line allows without an alarm, and an alarm that nobody could hear is given again. */
final class WaitLimits {

    private WaitLimits() {}

    /** Sets the limit when a wait begins or becomes more urgent. */
    static void follow(Deciding deciding, EngineEvent event) {
        if (!(event instanceof EngineEvent.ChangesWait change)) {
            return;
        }
        Conversation conversation = deciding.state.conversations().byId(change.conversationId());
        if (conversation == null || !conversation.waiting() || conversation.overdue()) {
            return;
        }
        Instant limit = from(change, conversation.turn()).plus(limit(deciding, conversation));
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
}
