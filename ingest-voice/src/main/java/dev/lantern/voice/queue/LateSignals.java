package dev.lantern.voice.queue;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.CallStepFailed;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.Ids;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.SignalEvent;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A call whose end was told before its beginning, because callbacks overtake each other: nobody is on the line, and
 * nothing would ever end it. What follows from the order on the topic is the same at every instance, so the end that is
 * told again has one id whoever tells it. Not thread-safe.
 */
public final class LateSignals {

    /** Older ones are a restart's reading of what was settled long ago. */
    private static final Duration RECENT = Duration.ofMinutes(15);

    private static final int SWEEP_EVERY = 1024;

    private final Map<String, ConversationEnded> ended = new ConcurrentHashMap<>();
    private int events;

    /** @return the end to tell again, if the signal came after it */
    public Optional<ConversationEnded> hear(SignalEvent event, Instant now) {
        if (Threads.callOf(event.threadId()).isEmpty()) {
            return Optional.empty();
        }
        if (++events % SWEEP_EVERY == 0) {
            ended.values().removeIf(end -> end.occurredAt().plus(RECENT).isBefore(now));
        }
        return switch (event) {
            case ConversationEnded end -> {
                ended.put(end.threadId(), end);
                yield Optional.empty();
            }
            case SignalReceived late -> again(late, now);
            case CallbackAsked asked -> Optional.empty();
            case CallbackReached reached -> {
                ended.remove(reached.threadId());
                yield Optional.empty();
            }
            case AdvocateNotReached unreached -> Optional.empty();
            case ParticipantReported reported -> Optional.empty();
            case CallStepFailed failed -> Optional.empty();
        };
    }

    private Optional<ConversationEnded> again(SignalReceived late, Instant now) {
        ConversationEnded end = ended.get(late.threadId());
        if (end == null || end.occurredAt().plus(RECENT).isBefore(now)) {
            return Optional.empty();
        }
        return Optional.of(new ConversationEnded(
                Ids.digest("call-ended-late", late.signalId()),
                end.threadId(),
                end.line(),
                end.channel(),
                end.reason(),
                end.occurredAt(),
                end.notReached()));
    }
}
