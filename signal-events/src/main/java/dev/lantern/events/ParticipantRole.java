package dev.lantern.events;

/** What somebody does in a conversation that another advocate has. */
public enum ParticipantRole {
    /** Reads along and advises; writes nothing to the person. */
    CONSULTANT,
    /** Carries the words from one language to the other. */
    INTERPRETER,
    /** A supervisor who reads along, unseen by the person. */
    MONITOR,
    /** Had it until now and stays on the telephone until whoever has it next is there. */
    HANDING_OVER,
    /** From outside: somebody whose service the person is handed over to. */
    PROVIDER,
    /** From outside: who sends help to somebody in danger, such as 911. */
    EMERGENCY
}
