package dev.lantern.voice.queue;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationOffered;
import dev.lantern.events.AssignmentEvent.OfConversation;
import dev.lantern.events.AssignmentEvent.OfferDeclined;
import dev.lantern.events.AssignmentEvent.OfferExpired;
import dev.lantern.events.AssignmentEvent.OfferRescinded;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantReported.State;
import dev.lantern.events.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How offers of calls stand, and which telephones ring with them: made of the topics alone, like {@link QueueView}.
 * Thread-safe.
 */
public final class OfferView {

    /** Nobody is asked for longer, nor does a telephone ring for longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int SWEEP_EVERY = 1024;

    /** How an offer stands. */
    public enum Answer {
        /** Routing has not said anything of it, or not yet. */
        UNHEARD,
        OPEN,
        ACCEPTED,
        /** Declined, run out or taken back. */
        OVER
    }

    private record Offer(Answer answer, Instant at) {}

    private record Legs(Set<String> sids, Instant at) {}

    private final Map<String, Offer> offers = new ConcurrentHashMap<>();
    private final Map<String, Legs> legs = new ConcurrentHashMap<>();
    private int events;

    public Answer answer(String offerId) {
        Offer offer = offers.get(offerId);
        return offer == null ? Answer.UNHEARD : offer.answer();
    }

    /** The provider's ids of the calls that were made for it. */
    public List<String> legs(String offerId) {
        Legs known = legs.get(offerId);
        return known == null ? List.of() : List.copyOf(known.sids());
    }

    /** A telephone was called with the offer, which whoever called it knows before the topic says it. */
    public void rang(String offerId, String leg, Instant at) {
        legs.computeIfAbsent(offerId, id -> new Legs(ConcurrentHashMap.newKeySet(), at))
                .sids()
                .add(leg);
    }

    public void hear(AssignmentEvent event) {
        if (!(event instanceof OfConversation decision)
                || Threads.callOf(decision.key()).isEmpty()) {
            return;
        }
        if (++events % SWEEP_EVERY == 0) {
            offers.values().removeIf(offer -> offer.at().plus(LONGEST).isBefore(event.at()));
            legs.values().removeIf(leg -> leg.at().plus(LONGEST).isBefore(event.at()));
        }
        switch (decision) {
            case ConversationOffered made -> offers.putIfAbsent(made.offerId(), new Offer(Answer.OPEN, made.at()));
            case OfferDeclined declined -> put(declined.offerId(), Answer.OVER, declined.at());
            case OfferExpired expired -> put(expired.offerId(), Answer.OVER, expired.at());
            case OfferRescinded rescinded -> put(rescinded.offerId(), Answer.OVER, rescinded.at());
            case ConversationAssigned assigned -> {
                if (assigned.offerId() != null) {
                    put(assigned.offerId(), Answer.ACCEPTED, assigned.at());
                }
            }
            // No offer is answered by the others.
            case OfConversation other -> {}
        }
    }

    public void hear(ParticipantReported reported) {
        String offer = reported.offerId();
        String leg = reported.legId();
        if (offer != null && leg != null && reported.state() == State.RINGING) {
            rang(offer, leg, reported.occurredAt());
        }
    }

    private void put(String offerId, Answer answer, Instant at) {
        offers.put(offerId, new Offer(answer, at));
    }
}
