package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a conversation beside the advocate who has it, and who is asked to be. There is one only while an advocate has
 * the conversation.
 *
 * @param invited in the order they were asked; an advocate is asked once at a time
 * @param joined in the order they came
 * @param heldSince since when the person of a call is on hold; absent: they are not
 */
public record Circle(
        String conversationId,
        Channel channel,
        List<Invitation> invited,
        List<Participant> joined,
        @Nullable Instant heldSince)
        implements Entity {

    /**
     * An advocate is asked to do something in a conversation that another has, and answers it like any offer.
     *
     * @param role what they are asked to do; absent: to take the conversation over
     */
    public record Invitation(
            String offerId, String advocateId, @Nullable ParticipantRole role, String by, Instant expiresAt) {

        /** What the invited one will be. */
        public Participant participant() {
            if (role == null) {
                throw new IllegalStateException("who takes a conversation over is no participant");
            }
            return new Participant(advocateId, role, null);
        }
    }

    public Circle {
        invited = List.copyOf(invited);
        joined = List.copyOf(joined);
    }

    static Circle around(Conversation conversation) {
        return new Circle(conversation.id(), conversation.person().channel(), List.of(), List.of(), null);
    }

    @Override
    public String key() {
        return key(conversationId);
    }

    static String key(String conversationId) {
        return Kinds.CIRCLE + "/" + conversationId;
    }

    public @Nullable Invitation invitation(String advocateId) {
        return invited.stream()
                .filter(one -> one.advocateId().equals(advocateId))
                .findFirst()
                .orElse(null);
    }

    public @Nullable Invitation offer(String offerId) {
        return invited.stream()
                .filter(one -> one.offerId().equals(offerId))
                .findFirst()
                .orElse(null);
    }

    public @Nullable Participant participant(String advocateId) {
        return joined.stream()
                .filter(one -> advocateId.equals(one.advocateId()))
                .findFirst()
                .orElse(null);
    }

    /** Whoever is told of by this id, see {@link Participant#is}. */
    public @Nullable Participant known(String id) {
        return joined.stream().filter(one -> one.is(id)).findFirst().orElse(null);
    }

    public @Nullable Participant in(ParticipantRole role) {
        return joined.stream().filter(one -> one.role() == role).findFirst().orElse(null);
    }

    /** Who is known to be in it: whoever monitors is not. */
    public List<Participant> open() {
        return joined.stream()
                .filter(one -> one.role() != ParticipantRole.MONITOR)
                .toList();
    }

    boolean empty() {
        return invited.isEmpty() && joined.isEmpty() && heldSince == null;
    }

    /** Whose attention it takes like a conversation of their own; one who was asked may have said yes any moment. */
    public SortedSet<String> places() {
        SortedSet<String> places = new TreeSet<>();
        invited.forEach(one -> places.add(one.advocateId()));
        for (Participant participant : open()) {
            if (participant.advocateId() != null) {
                places.add(participant.advocateId());
            }
        }
        return Collections.unmodifiableSortedSet(places);
    }

    Circle inviting(Invitation invitation) {
        List<Invitation> all = new ArrayList<>(invited);
        all.add(invitation);
        return new Circle(conversationId, channel, all, joined, heldSince);
    }

    Circle uninviting(String offerId) {
        List<Invitation> rest =
                invited.stream().filter(one -> !one.offerId().equals(offerId)).toList();
        return new Circle(conversationId, channel, rest, joined, heldSince);
    }

    Circle joinedBy(Participant participant) {
        List<Participant> all = new ArrayList<>(joined);
        all.add(participant);
        return new Circle(conversationId, channel, invited, all, heldSince);
    }

    Circle leftBy(Participant participant) {
        List<Participant> rest = new ArrayList<>(joined);
        rest.remove(participant);
        return new Circle(conversationId, channel, invited, rest, heldSince);
    }

    Circle changed(Participant before, Participant now) {
        List<Participant> all = new ArrayList<>(joined);
        all.replaceAll(one -> one.equals(before) ? now : one);
        return new Circle(conversationId, channel, invited, all, heldSince);
    }

    Circle held(@Nullable Instant since) {
        return new Circle(conversationId, channel, invited, joined, since);
    }
}
