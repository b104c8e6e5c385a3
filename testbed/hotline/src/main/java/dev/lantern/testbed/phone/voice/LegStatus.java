package dev.lantern.testbed.phone.voice;

import java.util.Locale;

/** Where a leg is, in the provider's words. */
public enum LegStatus {
    QUEUED,
    INITIATED,
    RINGING,
    IN_PROGRESS,
    COMPLETED,
    BUSY,
    NO_ANSWER,
    FAILED,
    CANCELED;

    /** A leg that has ended never comes back. */
    public boolean isOver() {
        return compareTo(COMPLETED) >= 0;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
