package dev.lantern.events;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in a conversation beside the advocate who has it.
 *
 * @param advocateId absent for somebody from outside
 * @param external who it is from outside, such as an interpreter's number at their service; nothing personal
 * @param partyId of somebody from outside who was called: the id of the command that asked for it
 * @param presence how they are in the room of a call; absent where nothing was told of it
 */
public record Participant(
        @Nullable String advocateId,
        ParticipantRole role,
        @Nullable String external,
        @Nullable String partyId,
        @Nullable Presence presence) {

    public enum Presence {
        /** Their telephone rings. */
        RINGING,
        IN_ROOM
    }

    /** Somebody who is not called. */
    public Participant(@Nullable String advocateId, ParticipantRole role, @Nullable String external) {
        this(advocateId, role, external, null, null);
    }

    /** By the id by which they are told of in the room: the advocate's, or the party's. */
    public boolean is(String id) {
        return id.equals(advocateId) || id.equals(partyId);
    }

    public Participant now(Presence other) {
        return new Participant(advocateId, role, external, partyId, other);
    }
}
