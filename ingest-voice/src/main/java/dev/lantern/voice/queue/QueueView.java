package dev.lantern.voice.queue;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.CallbackDropped;
import dev.lantern.events.AssignmentEvent.CallbackRequested;
import dev.lantern.events.AssignmentEvent.ConversationAbandoned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.AssignmentEvent.ConversationEscalated;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.AssignmentEvent.ConversationReopened;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.OfConversation;
import dev.lantern.events.AssignmentEvent.SearchRelaxed;
import dev.lantern.events.AssignmentEvent.UrgencyCorrected;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Threads;
import dev.lantern.events.Urgency;
import dev.lantern.voice.queue.Standing.Assigned;
import dev.lantern.voice.queue.Standing.Facts;
import dev.lantern.voice.queue.Standing.Over;
import dev.lantern.voice.queue.Standing.ToBeCalled;
import dev.lantern.voice.queue.Standing.Unheard;
import dev.lantern.voice.queue.Standing.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What routing says, as far as callers hear of it: made of the topics alone, at every instance, and made again from them
 * after a restart. Thread-safe; written by one reader.
 */
public final class QueueView {

    /** Nobody stays on the telephone longer. */
    private static final Duration LONGEST_CALL = Duration.ofHours(24);

    private static final int SWEEP_EVERY = 1024;

    private record Call(Standing standing, Facts facts, Instant at) {}

    private record Leg(String callSid, Instant at) {}

    private record Heard(QueueSnapshot snapshot, Instant at) {}

    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final Map<String, Leg> legs = new ConcurrentHashMap<>();
    private final Map<String, Heard> lines = new ConcurrentHashMap<>();
    private int events;

    /** Where somebody stands, and how long it takes, as far as it is known. */
    public record Place(int position, @Nullable Duration estimate) {}

    public Standing standing(String thread) {
        Call call = calls.get(thread);
        return call == null ? new Unheard() : call.standing();
    }

    public Facts facts(String thread) {
        Call call = calls.get(thread);
        return call == null ? Facts.NONE : call.facts();
    }

    /** Empty when routing has not said it, or there are more than it says. */
    public Optional<Place> place(String line, String thread) {
        Heard heard = lines.get(line);
        return heard == null
                ? Optional.empty()
                : heard.snapshot().positions().stream()
                        .filter(position -> ConversationIds.threadOf(position.conversationId())
                                .equals(thread))
                        .findFirst()
                        .map(position -> new Place(position.position(), millis(position.estimatedWaitMillis())));
    }

    /** How the line stood when routing was last heard. */
    public Optional<QueueSnapshot> line(String line) {
        return Optional.ofNullable(lines.get(line)).map(Heard::snapshot);
    }

    /** Whether routing has said anything of the line lately; it does so every second. */
    public boolean routingIsHeard(String line, Duration lately, Instant now) {
        Heard heard = lines.get(line);
        return heard != null && !heard.at().plus(lately).isBefore(now);
    }

    /** @param now by our own clock: the silence that matters is the one here */
    public void hear(QueueSnapshot snapshot, Instant now) {
        lines.put(snapshot.line(), new Heard(snapshot, now));
    }

    /** Who was called back is on that call from now on. */
    public void hear(CallbackReached reached) {
        legs.put(reached.threadId(), new Leg(reached.callSid(), reached.occurredAt()));
    }

    /** The person's call: the one they made, or the last one by which they were reached; empty when it is no call's. */
    public Optional<String> callOf(String thread) {
        Leg leg = legs.get(thread);
        return leg == null ? Threads.callOf(thread) : Optional.of(leg.callSid());
    }

    public void hear(AssignmentEvent event) {
        if (!(event instanceof OfConversation decision)
                || Threads.callOf(decision.key()).isEmpty()) {
            return;
        }
        if (++events % SWEEP_EVERY == 0) {
            calls.values().removeIf(call -> call.at().plus(LONGEST_CALL).isBefore(event.at()));
            legs.values().removeIf(leg -> leg.at().plus(LONGEST_CALL).isBefore(event.at()));
        }
        Call before = calls.get(decision.key());
        Facts facts = before == null ? Facts.NONE : before.facts();
        switch (decision) {
            case ConversationQueued queued ->
                put(queued, new Waiting(false), new Facts(queued.urgency(), queued.language()));
            case ConversationReopened reopened -> put(reopened, new Waiting(false), urgency(facts, reopened.urgency()));
            case ConversationAssigned assigned -> put(assigned, new Assigned(assigned.advocateId()), facts);
            case ConversationTransferred moved -> {
                String to = moved.to();
                // Somebody who is still to say yes does not have it.
                boolean saidYes = Boolean.TRUE.equals(moved.warm());
                put(moved, to != null && saidYes ? new Assigned(to) : new Waiting(false, moved.from()), facts);
            }
            case CallbackRequested agreed -> put(agreed, new ToBeCalled(), facts);
            case CallbackDropped dropped -> put(dropped, new Waiting(false), facts);
            case ConversationAbandoned abandoned -> put(abandoned, new Over(false), facts);
            case ConversationCompleted completed -> put(completed, new Over(true), facts);
            case SearchRelaxed wider -> {
                if (wider.step() == RelaxationStep.OVERFLOW) {
                    put(wider, new Waiting(true), facts);
                }
            }
            case ConversationEscalated raised -> keep(raised, before, urgency(facts, raised.urgency()));
            case UrgencyCorrected corrected -> keep(corrected, before, urgency(facts, corrected.urgency()));
            // Nothing that a caller hears of follows from the others.
            case OfConversation other -> {}
        }
    }

    private static Facts urgency(Facts facts, Urgency urgency) {
        return new Facts(urgency, facts.language());
    }

    private void keep(OfConversation event, @Nullable Call before, Facts facts) {
        put(event, before == null ? new Waiting(false) : before.standing(), facts);
    }

    private void put(OfConversation event, Standing standing, Facts facts) {
        calls.put(event.key(), new Call(standing, facts, event.at()));
    }

    private static @Nullable Duration millis(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
