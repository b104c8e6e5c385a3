package dev.lantern.events;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in a conversation beside the advocate who has it.
 *
 * @param advocateId absent for somebody from outside
 * @param external who it is from outside, such as an interpreter's number at their service; nothing personal
 */
public record Participant(
        @Nullable String advocateId,
        ParticipantRole role,
        @Nullable String external) {}
