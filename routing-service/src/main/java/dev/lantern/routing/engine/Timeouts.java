package dev.lantern.routing.engine;

import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Stage;
import dev.lantern.routing.engine.state.Timer;
import java.time.Instant;
import java.util.Optional;

/** What time alone brings about. All that is due fires before anything is offered anew. */
final class Timeouts {

    private Timeouts() {}

    static void fire(Deciding deciding, Instant readUpTo) {
        Instant upTo = readUpTo.isBefore(deciding.now) ? readUpTo : deciding.now;
        Optional<Timer> due = deciding.state.timers().due(upTo);
        while (due.isPresent()) {
            Timer timer = due.get();
            deciding.becauseOf(timer.causeId());
            fire(deciding, timer);
            due = deciding.state.timers().due(upTo);
            if (due.filter(timer::equals).isPresent()) {
                throw new IllegalStateException("a timer fired and is still due: " + timer.kind());
            }
        }
    }

    private static void fire(Deciding deciding, Timer timer) {
        switch (timer.kind()) {
            case OFFER_EXPIRES -> expire(deciding, timer.subject());
            case INVITATION_EXPIRES -> Invitations.expire(deciding, timer.subject());
            case DESK_IS_SILENT -> Presence.silent(deciding, timer.subject());
            case DESK_IS_LOST -> Presence.lose(deciding, timer.subject());
            case ADVOCATE_HAS_VANISHED -> Presence.vanish(deciding, timer.subject());
            case CALLBACK_COMES_UP -> Callbacks.comeUp(deciding, timer.subject());
            case CALLBACK_WINDOW_ENDS -> Callbacks.lapse(deciding, timer.subject());
            case WAIT_LIMIT_PASSES -> WaitLimits.pass(deciding, timer.subject());
            case FLAG_EXPIRES -> Blocking.expire(deciding, timer.subject());
            case WRAP_UP_ENDS ->
                WritingUp.end(deciding, deciding.state.wrapUps().due(timer), "LIMIT");
            case LINE_OPENS -> OpeningHours.open(deciding, timer.subject());
            case SEARCH_WIDENS -> Relaxing.inTime(deciding, timer.subject());
            case QUIET_WINDOW_ENDS ->
                deciding.emit(new EngineEvent.ConversationForgotten(timer.subject(), deciding.now));
            case REPLY_IS_FORGOTTEN -> deciding.emit(new EngineEvent.ReplyForgotten(timer.subject(), deciding.now));
            case IDS_ARE_FORGOTTEN -> deciding.emit(deciding.state.seen().toForget(timer, deciding.now));
        }
    }

    private static void expire(Deciding deciding, String conversationId) {
        Conversation conversation = deciding.state.conversations().existing(conversationId);
        if (!(conversation.stage() instanceof Stage.Offered offer)) {
            throw new IllegalStateException("no offer of " + conversationId + " can expire");
        }
        deciding.emit(new EngineEvent.OfferExpired(conversationId, offer.offerId(), offer.advocateId(), deciding.now));
        Offers.missed(deciding, offer.advocateId());
    }
}
