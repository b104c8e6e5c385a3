package dev.lantern.routing.engine.state;

import dev.lantern.events.FeedEvent.SafeWay;
import dev.lantern.events.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The person is called back, in the time they called safe and at no other.
 *
 * @param voicemail whether something may be said to a machine
 * @param attempts how often they were called so far
 * @param to where, sealed; absent: the number they called from
 */
public record Callback(
        Instant notBefore,
        Instant notAfter,
        boolean voicemail,
        int attempts,
        @Nullable Sealed to) {

    public static Callback agreed(Instant notBefore, Instant notAfter, boolean voicemail, @Nullable Sealed to) {
        return new Callback(notBefore, notAfter, voicemail, 0, to);
    }

    /** Whether nobody may be called yet. */
    public boolean early(Instant now) {
        return now.isBefore(notBefore);
    }

    public boolean past(Instant now) {
        return !now.isBefore(notAfter);
    }

    Callback called() {
        return new Callback(notBefore, notAfter, voicemail, attempts + 1, to);
    }

    SafeWay safeWay() {
        return new SafeWay(to, notBefore, notAfter, voicemail);
    }
}
