package dev.lantern.routing.engine.state;

import java.time.Instant;

/**
 * The person is called back, in the time they called safe and at no other.
 *
 * @param voicemail whether something may be said to a machine
 * @param attempts how often they were called so far
 */
public record Callback(Instant notBefore, Instant notAfter, boolean voicemail, int attempts) {

    public static Callback agreed(Instant notBefore, Instant notAfter, boolean voicemail) {
        return new Callback(notBefore, notAfter, voicemail, 0);
    }

    /** Whether nobody may be called yet. */
    public boolean early(Instant now) {
        return now.isBefore(notBefore);
    }

    public boolean past(Instant now) {
        return !now.isBefore(notAfter);
    }

    Callback called() {
        return new Callback(notBefore, notAfter, voicemail, attempts + 1);
    }
}
