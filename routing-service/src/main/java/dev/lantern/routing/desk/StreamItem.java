package dev.lantern.routing.desk;

import dev.lantern.events.QueueSnapshot;

/** What a desk stream carries. */
sealed interface StreamItem {

    /** From the feed: has a place in it, and is sent exactly once. */
    record Feed(FeedRecord record) implements StreamItem {}

    /** How the line stands now: has no place, and the latest is as good as all before it. */
    record Queue(QueueSnapshot snapshot) implements StreamItem {}
}
