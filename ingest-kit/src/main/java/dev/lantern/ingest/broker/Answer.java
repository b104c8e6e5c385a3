package dev.lantern.ingest.broker;

/** What came of sending one record. */
public sealed interface Answer {

    /** All in-sync replicas have it. */
    record Acknowledged() implements Answer {}

    /** Nobody knows: no acknowledgement in time, or a fault of the way there. It may still arrive; sending again helps. */
    record Unanswered(String error) implements Answer {}

    /** The broker takes this record never, however often it is sent. */
    record Rejected(String error) implements Answer {}
}
