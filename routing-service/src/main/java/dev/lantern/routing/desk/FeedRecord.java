package dev.lantern.routing.desk;

import dev.lantern.events.FeedEvent;

/**
 * One event of the desk feed and where it stands there.
 *
 * @param offset in its partition; the event id of the desk stream
 */
public record FeedRecord(int partition, long offset, FeedEvent event) {}
