package dev.lantern.routing.simulate;

/**
 * What a contact would do and need, whatever the policy. Times are milliseconds.
 *
 * @param patience how long they wait before they give up; {@link #FOR_EVER} when they never do
 */
record Course(long patience, long handled, long wrapUp) {

    static final long FOR_EVER = Long.MAX_VALUE;
}
