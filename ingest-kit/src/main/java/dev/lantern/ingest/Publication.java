package dev.lantern.ingest;

/** Where an event is after {@link SignalPublisher#publish}. */
public sealed interface Publication {

    /** Acknowledged by all in-sync replicas. */
    record OnBroker() implements Publication {}

    /** On this instance's disk, synced; goes to the broker in order when that answers again. */
    record OnSpool() implements Publication {}

    /** Nowhere. The channel must answer its provider with an error (HTTP 503), so that the provider's fallback fires. */
    record Refused(Reason reason) implements Publication {}

    enum Reason {
        /** Neither the broker nor the spool could take it; a retry may succeed. */
        NOWHERE_DURABLE,
        /** Larger than an event may be, however often it is sent. */
        TOO_LARGE,
        /** This instance is stopping; another one takes it. */
        STOPPING
    }
}
