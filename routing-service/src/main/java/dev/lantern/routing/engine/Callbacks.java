package dev.lantern.routing.engine;

import dev.lantern.events.CallbackAsked;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.ConversationEnded.NotReached;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.FeedEvent.SafeWay;
import dev.lantern.events.Sealed;
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
        if (conversation == null
                || noNumber(conversation, asked.to())
                || refuseWindow(deciding, asked.notBefore(), asked.notAfter()) != null) {
            return;
        }
        reopen(deciding, conversation);
        agree(
                deciding,
                conversation.id(),
                Callback.agreed(asked.notBefore(), asked.notAfter(), asked.voicemail(), asked.to()),
                Handovers.SYSTEM);
    }

    private static void reopen(Deciding deciding, Conversation conversation) {
        if (conversation.stage() instanceof Stage.Closed) {
            deciding.emit(new EngineEvent.ConversationReopened(
                    conversation.id(),
                    conversation.rank(),
                    Sticky.toReopened(deciding, conversation),
                    deciding.widensAt(),
                    deciding.now));
        }
    }

    private static boolean noNumber(Conversation conversation, @Nullable Sealed to) {
        return to == null && conversation.person().sender().address() == null;
    }

    /** They said that it is them. */
    static void reached(Deciding deciding, CallbackReached reached) {
        ThreadCount thread = deciding.state.conversations().thread(reached.threadId());
        Conversation conversation = deciding.state.conversations().latest(thread);
        if (conversation == null || conversation.callback() == null) {
            return;
        }
        if (conversation.advocate() != null) {
            deciding.emit(new EngineEvent.CallbackReached(conversation.id(), deciding.now));
        } else {
            // Whoever had them called has given them back since: they wait on the telephone.
            drop(deciding, conversation);
        }
    }

    /** An advocate agreed on it with the person they have, or a supervisor for one who waits. */
    static @Nullable Refusal request(Deciding deciding, DeskCommand.RequestCallback request) {
        Conversation conversation = deciding.state.conversations().byId(request.conversationId());
        if (conversation != null && conversation.stage() instanceof Stage.Closed) {
            return afterTheEnd(deciding, request, conversation);
        }
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, request.conversationId());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        String holder = conversation.advocate();
        if (holder != null && !holder.equals(request.actor())) {
            return Refusals.NOT_ASSIGNED;
        }
        Sealed to = where(request, conversation);
        if (noNumber(conversation, to) || conversation.person().notToBeContacted()) {
            return Refusals.NO_SAFE_WAY_BACK;
        }
        refusal = refuseWindow(deciding, request.notBefore(), request.notAfter());
        if (refusal == null) {
            agree(deciding, conversation.id(), agreed(request, to, request.voicemail()), request.actor());
        }
        return refusal;
    }

    /**
     * Whoever was cut off is called back only where and when they had said, while they could still be asked, that it is
     * safe: what an advocate adds afterwards is a guess.
     */
    private static @Nullable Refusal afterTheEnd(
            Deciding deciding, DeskCommand.RequestCallback request, Conversation conversation) {
        boolean theirs = request.actor().equals(conversation.formerAdvocate())
                || deciding.state.roster().supervisors().contains(request.actor());
        if (!theirs) {
            return Refusals.CONVERSATION_CLOSED;
        }
        SafeWay safe = conversation.safeWay();
        if (conversation.person().notToBeContacted()
                || request.to() != null
                || (safe == null && !conversation.person().saidHowToComeBack())) {
            return Refusals.NO_SAFE_WAY_BACK;
        }
        Sealed to = where(request, conversation);
        if (noNumber(conversation, to)) {
            return Refusals.NO_SAFE_WAY_BACK;
        }
        boolean outside = safe != null
                && (request.notBefore().isBefore(safe.notBefore())
                        || request.notAfter().isAfter(safe.notAfter()));
        Refusal refusal =
                outside ? Refusals.NOT_SAFE_NOW : refuseWindow(deciding, request.notBefore(), request.notAfter());
        if (refusal == null) {
            boolean voicemail = safe == null ? conversation.person().allowedVoicemail() : safe.voicemail();
            reopen(deciding, conversation);
            agree(deciding, conversation.id(), agreed(request, to, voicemail && request.voicemail()), request.actor());
        }
        return refusal;
    }

    private static Callback agreed(DeskCommand.RequestCallback request, @Nullable Sealed to, boolean voicemail) {
        return Callback.agreed(request.notBefore(), request.notAfter(), voicemail, to);
    }

    /** Where the advocate says; else where the person had said before; else, absent, the number they called from. */
    private static @Nullable Sealed where(DeskCommand.RequestCallback request, Conversation conversation) {
        SafeWay safe = conversation.safeWay();
        if (request.to() != null || safe != null) {
            return request.to() == null && safe != null ? safe.to() : request.to();
        }
        return conversation.person().telephoneToComeBack();
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
    static void notReached(Deciding deciding, Conversation conversation, String advocateId, @Nullable NotReached why) {
        Callback callback = conversation.callback();
        Instant next = deciding.now.plus(deciding.line.routing().callback().spacing());
        boolean hereNow = elsewhere(deciding, conversation);
        boolean again = callback != null
                && !hereNow
                && callback.attempts() < deciding.line.routing().callback().attempts()
                && !callback.past(next);
        if (!hereNow) {
            deciding.emit(Notices.notReached(advocateId, why, again, conversation.id(), deciding.now));
        }
        if (callback == null || !again) {
            ConversationCommands.end(deciding, conversation, advocateId, hereNow ? PERSON_CAME_BACK : NOT_REACHED);
            if (hereNow) {
                return;
            }
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

    /**
     * The person has called in, which is another thread: they need not be called in the others any more, and are at the
     * best place they had. Whoever is being called at this moment is left to what comes of it.
     */
    static void supersede(Deciding deciding, String conversationId) {
        Conversation begun = deciding.state.conversations().existing(conversationId);
        if (begun.person().sender().address() == null) {
            return;
        }
        for (String id : deciding.state.conversations().ofPerson(begun.person().hash())) {
            Conversation old = deciding.state.conversations().existing(id);
            boolean waits = old.waiting() || old.stage() instanceof Stage.Aside;
            if (!id.equals(conversationId) && old.callback() != null && waits) {
                if (old.stage() instanceof Stage.Offered offer) {
                    Offers.rescind(deciding, old, offer, PERSON_CAME_BACK);
                }
                deciding.emit(new EngineEvent.CallbackSuperseded(
                        id, conversationId, old.turn(), PERSON_CAME_BACK, deciding.quietUntil(), deciding.now));
            }
        }
    }

    /** Whether the person is here in another conversation. */
    private static boolean elsewhere(Deciding deciding, Conversation conversation) {
        return deciding.state.conversations().ofPerson(conversation.person().hash()).stream()
                .filter(id -> !id.equals(conversation.id()))
                .map(deciding.state.conversations()::existing)
                .anyMatch(other -> !(other.stage() instanceof Stage.Closed) && other.callback() == null);
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
