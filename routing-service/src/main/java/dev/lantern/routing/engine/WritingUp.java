package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.WrapUp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an advocate has to write after their part in a conversation: until it is done their place stays taken. */
final class WritingUp {

    private WritingUp() {}

    /** Nothing where the line's policy gives no time to it, or when the advocate is gone. */
    static void start(Deciding deciding, Conversation conversation, String advocateId) {
        Instant endsAt = deciding.wrapUpEndsAt(conversation.person().channel());
        if (endsAt == null || deciding.state.roster().advocate(advocateId) == null) {
            return;
        }
        deciding.emit(new EngineEvent.WrapUpStarted(
                advocateId,
                conversation.id(),
                conversation.person().channel(),
                endsAt,
                deciding.policy(),
                deciding.now));
    }

    static @Nullable Refusal finish(Deciding deciding, DeskCommand.FinishWrapUp finish) {
        String conversationId = finish.conversationId();
        if (conversationId == null) {
            return finishAll(deciding, finish.actor()) ? null : Refusals.NOT_IN_WRAP_UP;
        }
        WrapUp wrapUp = deciding.state.wrapUps().of(finish.actor(), conversationId);
        if (wrapUp == null) {
            return Refusals.NOT_IN_WRAP_UP;
        }
        end(deciding, wrapUp, "FINISHED");
        return null;
    }

    private static boolean finishAll(Deciding deciding, String advocateId) {
        List<WrapUp> all = List.copyOf(deciding.state.wrapUps().of(advocateId).values());
        all.forEach(one -> end(deciding, one, "FINISHED"));
        return !all.isEmpty();
    }

    /** Whoever has the conversation again has nothing to write up yet. */
    static void resume(Deciding deciding, Conversation conversation, String advocateId) {
        WrapUp wrapUp = deciding.state.wrapUps().of(advocateId, conversation.id());
        if (wrapUp != null) {
            end(deciding, wrapUp, "RESUMED");
        }
    }

    /** Whoever goes home has written what they will. */
    static void drop(Deciding deciding, String advocateId, String reason) {
        List.copyOf(deciding.state.wrapUps().of(advocateId).values()).forEach(one -> end(deciding, one, reason));
    }

    static void end(Deciding deciding, WrapUp wrapUp, String reason) {
        deciding.emit(new EngineEvent.WrapUpEnded(
                wrapUp.advocateId(), wrapUp.conversationId(), reason, wrapUp.millisAt(deciding.now), deciding.now));
    }
}
