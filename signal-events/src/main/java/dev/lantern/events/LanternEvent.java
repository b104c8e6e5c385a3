package dev.lantern.events;

/**
 * Anything that travels on one of Lantern's topics. Which topic and which CloudEvents type it has is said once, in
 * {@link EventType}.
 */
public sealed interface LanternEvent
        permits SignalEvent, DeskCommand, AssignmentEvent, ReplyEvent, DeliveryEvent, FeedEvent, QueueEvent {

    /** The hotline line; it chooses the partition (CloudEvents extension {@code partitionkey}). */
    String line();

    /** The record key: thread, line or advocate, as the topic says. It is the CloudEvents {@code subject} too. */
    String key();
}
