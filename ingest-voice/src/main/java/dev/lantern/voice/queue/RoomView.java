package dev.lantern.voice.queue;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.OfConversation;
import dev.lantern.events.AssignmentEvent.ParticipantJoined;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.AssignmentEvent.ThirdPartyCalled;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantReported;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who is to be in the rooms of calls beside whoever has them, and by which leg they were called: made of the topics alone,
 * like {@link QueueView}. Thread-safe.
 */
public final class RoomView {

    /** Nobody stays on the telephone longer. */
    private static final Duration LONGEST_CALL = Duration.ofHours(24);

    private static final int SWEEP_EVERY = 1024;

    private record Key(String thread, String participant) {}

    private record Stay(boolean left, Instant at) {}

    private record Leg(String sid, Instant at) {}

    private final Map<Key, Stay> stays = new ConcurrentHashMap<>();
    private final Map<Key, Leg> legs = new ConcurrentHashMap<>();
    private final AtomicInteger events = new AtomicInteger();

    /** Whether routing has said that they are not to be in the room any more. */
    public boolean left(String thread, String participant) {
        Stay stay = stays.get(new Key(thread, participant));
        return stay != null && stay.left();
    }

    /** The provider's id of the leg by which they were called last; empty when nothing was told of it. */
    public Optional<String> leg(String thread, String participant) {
        return Optional.ofNullable(legs.get(new Key(thread, participant))).map(Leg::sid);
    }

    /** They were called, which whoever called them knows before the topic says it. */
    public void rang(String thread, String participant, String leg, Instant at) {
        sweep(at);
        legs.put(new Key(thread, participant), new Leg(leg, at));
    }

    public void hear(AssignmentEvent event) {
        if (event instanceof OfConversation decision) {
            switch (decision) {
                case ParticipantJoined joined -> put(decision, joined.participant(), false);
                case ThirdPartyCalled called -> put(decision, called.participant(), false);
                case ParticipantLeft left -> put(decision, left.participant(), true);
                // Nothing about who is to be there follows from the others.
                case OfConversation other -> {}
            }
        }
    }

    public void hear(ParticipantReported reported) {
        String leg = reported.legId();
        if (leg != null && reported.state() == ParticipantReported.State.RINGING) {
            rang(reported.threadId(), reported.participant(), leg, reported.occurredAt());
        }
    }

    private void put(OfConversation decision, Participant participant, boolean left) {
        String id = participant.advocateId() == null ? participant.partyId() : participant.advocateId();
        if (id != null) {
            sweep(decision.at());
            stays.put(new Key(decision.key(), id), new Stay(left, decision.at()));
        }
    }

    private void sweep(Instant now) {
        if (events.incrementAndGet() % SWEEP_EVERY == 0) {
            stays.values().removeIf(stay -> stay.at().plus(LONGEST_CALL).isBefore(now));
            legs.values().removeIf(leg -> leg.at().plus(LONGEST_CALL).isBefore(now));
        }
    }
}
