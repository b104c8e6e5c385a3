package dev.lantern.events;

/** Why an advocate is away; {@code MISSED_OFFER} and {@code DISCONNECTED} are set by the engine, the others by the advocate. */
public enum AwayReason {
    MEAL_BREAK,
    SUPERVISION,
    TRAINING,
    DOCUMENTATION,
    MISSED_OFFER,
    DISCONNECTED
}
