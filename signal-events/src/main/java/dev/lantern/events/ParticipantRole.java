package dev.lantern.events;

/** What somebody does in a conversation that another advocate has. */
public enum ParticipantRole {
    /** Reads along and advises; writes nothing to the person. */
    CONSULTANT,
    /** Carries the words from one language to the other. */
    INTERPRETER,
    /** A supervisor who reads along, unseen by the person. */
    MONITOR
}
