package dev.lantern.events;

/**
 * The event is larger than its topic allows. Sending it again does not help: its text belongs into the attachment
 * store, or it has to be refused to whoever wrote it.
 */
public final class EventTooLargeException extends RuntimeException {

    private final int bytes;
    private final int limit;

    EventTooLargeException(EventType type, int bytes, int limit) {
        super(type.ceType() + " takes " + bytes + " bytes, " + type.topic() + " takes at most " + limit);
        this.bytes = bytes;
        this.limit = limit;
    }

    /** Key, headers and value together. */
    public int bytes() {
        return bytes;
    }

    public int limit() {
        return limit;
    }
}
