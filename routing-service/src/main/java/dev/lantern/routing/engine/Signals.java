package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.CallStepFailed;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.SignalEvent;
import dev.lantern.events.SignalReceived;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Rank;
import dev.lantern.routing.engine.state.Stage;
import dev.lantern.routing.engine.state.ThreadCount;
import dev.lantern.routing.engine.triage.Findings;
import dev.lantern.routing.engine.triage.Triage;
import org.jspecify.annotations.Nullable;

/** What people do: reach out, write again, leave; and when they cannot be connected with whoever has them. */
final class Signals {

    private Signals() {}

    static void take(Deciding deciding, SignalEvent event, Findings findings) {
        if (deciding.state.seen().signal(event.signalId())) {
            return;
        }
        deciding.emit(new EngineEvent.SignalSeen(event.signalId(), deciding.now));
        switch (event) {
            case SignalReceived received -> {
                FirstAnswers.heed(deciding, received);
                receive(deciding, received, findings);
            }
            case ConversationEnded ended -> end(deciding, ended);
            case CallbackAsked asked -> Callbacks.asked(deciding, asked);
            case CallbackReached reached -> Callbacks.reached(deciding, reached);
            case AdvocateNotReached unreached -> giveBack(deciding, unreached);
            case ParticipantReported reported -> CallReports.participant(deciding, reported);
            case CallStepFailed failed -> CallReports.failed(deciding, failed);
        }
    }

    private static void receive(Deciding deciding, SignalReceived signal, Findings findings) {
        ThreadCount thread = deciding.state.conversations().thread(signal.threadId());
        Conversation latest = deciding.state.conversations().latest(thread);
        if (latest == null || quiet(latest, deciding)) {
            begin(deciding, signal, findings, thread, latest);
        } else {
            join(deciding, signal, findings, latest);
        }
    }

    private static void begin(
            Deciding deciding,
            SignalReceived signal,
            Findings findings,
            ThreadCount thread,
            @Nullable Conversation before) {
        if (before != null) {
            deciding.emit(new EngineEvent.ConversationForgotten(before.id(), deciding.now));
        }
        String conversationId = thread.nextConversation();
        deciding.emit(new EngineEvent.ConversationBegan(
                conversationId,
                signal,
                deciding.line.languages().getFirst(),
                Triage.of(signal, findings),
                Requirement.of(signal, findings),
                Sticky.toNew(deciding, thread, before),
                deciding.widensAt(),
                deciding.now));
        deciding.begunBy = signal;
        Callbacks.supersede(deciding, conversationId);
    }

    private static void join(Deciding deciding, SignalReceived signal, Findings findings, Conversation conversation) {
        deciding.emit(new EngineEvent.SignalJoined(conversation.id(), signal, deciding.now));
        Callbacks.drop(deciding, conversation);
        Rank rank = Triage.later(conversation.rank(), signal, findings);
        if (conversation.stage() instanceof Stage.Closed) {
            deciding.emit(new EngineEvent.ConversationReopened(
                    conversation.id(),
                    rank,
                    Sticky.toReopened(deciding, conversation),
                    deciding.widensAt(),
                    deciding.now));
        } else if (rank.above(conversation.rank())) {
            deciding.emit(new EngineEvent.UrgencyRaised(conversation.id(), rank, deciding.now));
        }
    }

    /** Whoever is to be called back keeps their place though they hung up. */
    private static void end(Deciding deciding, ConversationEnded ended) {
        ThreadCount thread = deciding.state.conversations().thread(ended.threadId());
        Conversation conversation = deciding.state.conversations().latest(thread);
        if (conversation == null) {
            return;
        }
        if (conversation.callback() != null && !(conversation.stage() instanceof Stage.Assigned)) {
            return;
        }
        switch (conversation.stage()) {
            case Stage.Queued queued -> goneUnanswered(deciding, conversation, ended.reason());
            case Stage.Aside aside -> throw new IllegalStateException("who stands aside is to be called back");
            case Stage.Offered offered -> {
                Offers.rescind(deciding, conversation, offered, "PERSON_LEFT");
                goneUnanswered(deciding, conversation, ended.reason());
            }
            case Stage.Assigned assigned -> endWith(deciding, conversation, assigned.advocateId(), ended);
            case Stage.Closed closed -> {}
        }
    }

    private static void endWith(
            Deciding deciding, Conversation conversation, String advocateId, ConversationEnded ended) {
        ConversationEnded.Reason reason = ended.reason();
        if (reason == ConversationEnded.Reason.HUNG_UP && conversation.callback() != null) {
            // Of the call in which they had asked for it, told late: they are being called now.
            return;
        }
        if (reason != ConversationEnded.Reason.NOT_REACHED) {
            ConversationCommands.end(deciding, conversation, advocateId, reason.name());
        } else if (conversation.callback() != null) {
            Callbacks.notReached(deciding, conversation, advocateId, ended.notReached());
        } else {
            // The leg ends however it ended; whoever was reached before has hung up now.
            ConversationCommands.end(deciding, conversation, advocateId, ConversationEnded.Reason.HUNG_UP.name());
        }
    }

    /** Who could not be connected is not asked again while there is anybody else; who has it meanwhile keeps it. */
    private static void giveBack(Deciding deciding, AdvocateNotReached unreached) {
        ThreadCount thread = deciding.state.conversations().thread(unreached.threadId());
        Conversation conversation = deciding.state.conversations().byId(thread.latestConversation());
        if (conversation == null) {
            return;
        }
        if (unreached.advocateId().equals(conversation.advocate())) {
            deciding.emit(Notices.notConnected(unreached, conversation.id(), deciding.now));
            Handovers.lose(deciding, conversation, Handovers.SYSTEM, "ADVOCATE_NOT_REACHED");
        } else if (unreached.advocateId().equals(Handovers.handsOver(deciding, conversation.id()))) {
            // They were never there, so the person is not with them while the next one is called.
            Participation.leave(deciding, conversation.id(), unreached.advocateId(), "LEFT_CALL");
        }
    }

    /** Whom a partner answered was helped, though not by us. */
    private static void goneUnanswered(Deciding deciding, Conversation conversation, ConversationEnded.Reason reason) {
        if (reason == ConversationEnded.Reason.ANSWERED_BY_BACKUP) {
            deciding.emit(new EngineEvent.AnsweredElsewhere(
                    conversation.id(), reason.name(), deciding.quietUntil(), deciding.now));
            return;
        }
        deciding.emit(new EngineEvent.ConversationAbandoned(
                conversation.id(), conversation.turn().millisAt(deciding.now), deciding.quietUntil(), deciding.now));
    }

    /** Closed, and its quiet window has passed though no tick has told so yet. */
    private static boolean quiet(Conversation conversation, Deciding deciding) {
        return conversation.stage() instanceof Stage.Closed closed && !deciding.now.isBefore(closed.quietUntil());
    }
}
