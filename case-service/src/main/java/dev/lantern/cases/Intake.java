package dev.lantern.cases;

/**
 * One event as it was read, and what it means.
 *
 * @param source with {@code eventId} what makes a redelivered event known
 * @param topic where it was read
 * @param offset its place in its topic's partition
 */
public record Intake(String source, String eventId, String topic, long offset, Change change) {}
