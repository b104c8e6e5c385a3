package dev.lantern.routing.engine.state;

import dev.lantern.events.Participant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is in which conversation beside whoever has it. */
public final class Circles {

    private final Map<String, Circle> byConversation = new HashMap<>();
    private final Map<String, String> byOffer = new HashMap<>();
    private final Map<String, SortedSet<String>> joined = new HashMap<>();
    private final Map<String, SortedSet<String>> invited = new HashMap<>();
    private final Timers timers;

    Circles(Timers timers) {
        this.timers = timers;
    }

    public @Nullable Circle of(String conversationId) {
        return byConversation.get(conversationId);
    }

    /** Who is known to be in the conversation beside whoever has it. */
    public List<Participant> open(String conversationId) {
        Circle circle = of(conversationId);
        return circle == null ? List.of() : circle.open();
    }

    /** The circle into which this offer invites. */
    public @Nullable Circle byOffer(String offerId) {
        String conversationId = byOffer.get(offerId);
        return conversationId == null ? null : byConversation.get(conversationId);
    }

    /** The conversations of others that an advocate is in, in alphabetical order. */
    public SortedSet<String> joinedBy(String advocateId) {
        return Collections.unmodifiableSortedSet(joined.getOrDefault(advocateId, Collections.emptySortedSet()));
    }

    /** The conversations of others that an advocate is asked into, in alphabetical order. */
    public SortedSet<String> inviting(String advocateId) {
        return Collections.unmodifiableSortedSet(invited.getOrDefault(advocateId, Collections.emptySortedSet()));
    }

    /** What it was before, if anything. */
    @Nullable
    Circle put(Circle circle) {
        Circle before = remove(circle.conversationId());
        byConversation.put(circle.conversationId(), circle);
        for (Circle.Invitation invitation : circle.invited()) {
            byOffer.put(invitation.offerId(), circle.conversationId());
            add(invited, invitation.advocateId(), circle.conversationId());
            timers.add(timer(invitation));
        }
        for (Participant participant : circle.joined()) {
            if (participant.advocateId() != null) {
                add(joined, participant.advocateId(), circle.conversationId());
            }
        }
        return before;
    }

    @Nullable
    Circle remove(String conversationId) {
        Circle circle = byConversation.remove(conversationId);
        if (circle == null) {
            return null;
        }
        for (Circle.Invitation invitation : circle.invited()) {
            byOffer.remove(invitation.offerId());
            drop(invited, invitation.advocateId(), conversationId);
            timers.remove(timer(invitation));
        }
        for (Participant participant : circle.joined()) {
            if (participant.advocateId() != null) {
                drop(joined, participant.advocateId(), conversationId);
            }
        }
        return circle;
    }

    Iterable<Circle> all() {
        return byConversation.values();
    }

    private static void add(Map<String, SortedSet<String>> index, String advocateId, String conversationId) {
        index.computeIfAbsent(advocateId, id -> new TreeSet<>()).add(conversationId);
    }

    private static void drop(Map<String, SortedSet<String>> index, String advocateId, String conversationId) {
        index.computeIfPresent(advocateId, (id, all) -> {
            all.remove(conversationId);
            return all.isEmpty() ? null : all;
        });
    }

    private static Timer timer(Circle.Invitation invitation) {
        return new Timer(invitation.expiresAt(), Timer.Kind.INVITATION_EXPIRES, invitation.offerId());
    }
}
