package dev.lantern.events;

/**
 * Anything that travels on one of Lantern's topics. Which topic and which CloudEvents type it has is said once, in
 * {@link EventType}.
 */
public sealed interface LanternEvent
        permits SignalEvent, DeskCommand, AssignmentEvent, ReplyEvent, DeliveryEvent, FeedEvent, QueueEvent {

    String line();

    /** The record key: thread, line, advocate or incident, as the topic says. */
    String key();

    /** What chooses the partition (CloudEvents extension {@code partitionkey}): the line, but for an advocate's feed. */
    default String partitionKey() {
        return line();
    }

    /** The CloudEvents {@code subject}: the conversation where the event is about one, else the key. */
    default String subject() {
        return key();
    }
}
