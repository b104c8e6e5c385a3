package dev.lantern.events;

/** How far the search for somebody has been widened. The declared order is that of the steps. */
public enum RelaxationStep {
    /** Language, expertise and all. */
    ALL,
    /** The language at any level, expertise or not. */
    LANGUAGE_ONLY,
    /** Any advocate who works with an interpreter. */
    INTERPRETER,
    /** Supervisors too, whatever they speak. */
    SUPERVISORS,
    /** The telephones of partners, for calls: nobody answers texts there, so others go on to the next step at once. */
    OVERFLOW,
    /** Supervisors are told that nobody was found; the search goes on. */
    ALARM
}
