package dev.lantern.routing.engine;

import dev.lantern.events.CallbackAsked;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.Callback;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Stage;
import dev.lantern.routing.engine.state.ThreadCount;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People who are called back keep their place in the queue. Outside the time they called safe they stand aside and nobody is
 * offered them; within it an advocate is asked first, and only when one has said yes the person is called.
 */
final class Callbacks {

    static final String NOT_REACHED = "CALLBACK_NOT_REACHED";

    private static final String CALLBACK = "CALLBACK";
    private static final String WINDOW_PASSED = "CALLBACK_WINDOW_PASSED";
    private static final String PERSON_CAME_BACK = "PERSON_CAME_BACK";

    /** Nobody knows further ahead when it is safe. */
    private static final Duration LATEST = Duration.ofDays(30);

    private Callbacks() {}

    /** The person asked for it. A time that is no time changes nothing: they go on waiting. */
    static void asked(Deciding deciding, CallbackAsked asked) {
        ThreadCount thread = deciding.state.conversations().thread(asked.threadId());
        Conversation conversation = deciding.state.conversations().byId(thread.latestConversation());
        if (conversation == null || refuseWindow(deciding, asked.notBefore(), asked.notAfter()) != null) {
            return;
        }
        if (conversation.stage() instanceof Stage.Closed) {
            deciding.emit(new EngineEvent.ConversationReopened(
                    conversation.id(),
                    conversation.rank(),
                    Sticky.toReopened(deciding, conversation),
                    deciding.widensAt(),
                    deciding.now));
        }
        agree(
                deciding,
                conversation.id(),
                Callback.agreed(asked.notBefore(), asked.notAfter(), asked.voicemail()),
                Handovers.SYSTEM);
    }

    /** An advocate agreed on it with the person they have, or a supervisor for one who waits. */
    static @Nullable Refusal request(Deciding deciding, DeskCommand.RequestCallback request) {
        Conversation conversation = deciding.state.conversations().byId(request.conversationId());
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, request.conversationId());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        String holder = conversation.advocate();
        if (holder != null && !holder.equals(request.actor())) {
            return Refusals.NOT_ASSIGNED;
        }
        if (conversation.person().sender().address() == null
                || conversation.person().notToBeContacted()) {
            return Refusals.NO_SAFE_WAY_BACK;
        }
        refusal = refuseWindow(deciding, request.notBefore(), request.notAfter());
        if (refusal == null) {
            Callback callback = Callback.agreed(request.notBefore(), request.notAfter(), request.voicemail());
            agree(deciding, conversation.id(), callback, request.actor());
        }
        return refusal;
    }

    private static @Nullable Refusal refuseWindow(Deciding deciding, Instant notBefore, Instant notAfter) {
        boolean possible = notBefore.isBefore(notAfter)
                && notAfter.isAfter(deciding.now)
                && !notAfter.isAfter(deciding.now.plus(LATEST));
        return possible ? null : Refusals.NO_SUCH_WINDOW;
    }

    private static void agree(Deciding deciding, String conversationId, Callback callback, String by) {
        Conversation conversation = deciding.state.conversations().existing(conversationId);
        boolean early = callback.early(deciding.now);
        String former = conversation.advocate();
        switch (conversation.stage()) {
            case Stage.Assigned(String holder) -> {
                Handovers.giveBack(deciding, conversation, holder, by, CALLBACK);
                WritingUp.start(deciding, conversation, holder);
            }
            case Stage.Offered offer -> {
                if (early) {
                    Offers.rescind(deciding, conversation, offer, CALLBACK);
                }
            }
            case Stage.Queued queued -> {}
            case Stage.Aside aside -> {}
            case Stage.Closed closed -> throw new IllegalStateException("a closed conversation is reopened first");
        }
        Instant until = early ? callback.notBefore() : null;
        deciding.emit(new EngineEvent.CallbackAgreed(
                conversationId, callback, until, former, deciding.widensAt(), deciding.now));
    }

    /** An advocate took the conversation out of the queue: the channel calls the person. */
    static void start(Deciding deciding, Conversation conversation, String advocateId) {
        if (conversation.callback() != null) {
            deciding.emit(new EngineEvent.CallbackStarted(conversation.id(), advocateId, deciding.now));
        }
    }

    /** Why the person must not be called now, though an advocate would. */
    static @Nullable Refusal refuseNow(Deciding deciding, Conversation conversation) {
        Callback callback = conversation.callback();
        boolean aside = conversation.stage() instanceof Stage.Aside;
        boolean waits = aside || conversation.waiting();
        return waits && callback != null && (aside || callback.past(deciding.now)) ? Refusals.NOT_SAFE_NOW : null;
    }

    /** They did not answer: they stand aside again until the next attempt, unless there is none. */
    static void notReached(Deciding deciding, Conversation conversation, String advocateId) {
        Callback callback = conversation.callback();
        Instant next = deciding.now.plus(deciding.line.routing().callback().spacing());
        boolean again = callback != null
                && callback.attempts() < deciding.line.routing().callback().attempts()
                && !callback.past(next);
        if (callback == null || !again) {
            ConversationCommands.end(deciding, conversation, advocateId, NOT_REACHED);
            tellSupervisors(deciding, conversation.id(), NOT_REACHED, "A person could not be reached by a call back.");
            return;
        }
        Handovers.giveBack(deciding, conversation, advocateId, Handovers.SYSTEM, NOT_REACHED);
        deciding.emit(new EngineEvent.CallbackAgreed(
                conversation.id(), callback, next, advocateId, deciding.widensAt(), deciding.now));
    }

    /** The time to stand aside is over. */
    static void comeUp(Deciding deciding, String conversationId) {
        deciding.emit(new EngineEvent.CallbackCameUp(conversationId, deciding.widensAt(), deciding.now));
    }

    /** The person is here now, so they need not be called. */
    static void drop(Deciding deciding, Conversation conversation) {
        boolean waits = conversation.waiting() || conversation.stage() instanceof Stage.Aside;
        if (conversation.callback() != null && waits) {
            deciding.emit(new EngineEvent.CallbackDropped(
                    conversation.id(), PERSON_CAME_BACK, deciding.widensAt(), deciding.now));
        }
    }

    /** Nobody called them in time, and nobody may any more. */
    static void lapse(Deciding deciding, String conversationId) {
        Conversation conversation = deciding.state.conversations().existing(conversationId);
        if (conversation.stage() instanceof Stage.Offered offer) {
            Offers.rescind(deciding, conversation, offer, WINDOW_PASSED);
        }
        deciding.emit(
                new EngineEvent.CallbackLapsed(conversationId, WINDOW_PASSED, deciding.quietUntil(), deciding.now));
        tellSupervisors(
                deciding,
                conversationId,
                WINDOW_PASSED,
                "A person was to be called back and was not: the time they called safe is over.");
    }

    private static void tellSupervisors(Deciding deciding, String conversationId, String code, String text) {
        deciding.emit(new EngineEvent.SupervisorsTold(code, text, conversationId, deciding.now));
    }
}
