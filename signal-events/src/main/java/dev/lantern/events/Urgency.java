package dev.lantern.events;

/** Most urgent first: the declared order is the order of the queue. */
public enum Urgency {
    IMMINENT_DANGER,
    URGENT,
    STANDARD,
    INFORMATION
}
