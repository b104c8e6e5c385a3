package dev.lantern.events;

import java.util.List;

/** The one place for topic names. */
public final class Topics {

    public static final String SIGNALS = "signals";
    public static final String DESK_COMMANDS = "desk-commands";
    public static final String ASSIGNMENTS = "assignments";
    public static final String REPLIES = "replies";
    public static final String DELIVERIES = "deliveries";
    public static final String DESK_FEED = "desk-feed";
    public static final String QUEUE_STATUS = "queue-status";

    /** Every topic, in the order the data flows. */
    public static final List<String> ALL =
            List.of(SIGNALS, DESK_COMMANDS, ASSIGNMENTS, REPLIES, DELIVERIES, DESK_FEED, QUEUE_STATUS);

    private Topics() {}

    /** Where a consumer puts what it cannot read, with the bytes as they came. */
    public static String deadLettersOf(String topic) {
        return topic + ".dlq";
    }
}
