package dev.lantern.routing.engine;

import dev.lantern.events.Envelope;
import dev.lantern.events.Ids;
import dev.lantern.events.LanternEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event for the world: an {@code AssignmentEvent}, {@code ReplyRequested} or {@code FeedEvent}. The values of a
 * {@code ReplyRequested} are still sealed to the desk as they came ({@code to}: field {@code sender.address}, {@code text}
 * and {@code copy}: field {@code reply.copy}), or are the line's own words ({@code Reader.LINE}), which are no secret; the
 * host seals {@code to} and {@code text} to the channel's reader, and such words to the desk as well.
 *
 * @param causeId id of the input, or of the timer, that caused it
 * @param n the how-manieth it caused, from 0
 */
public record Output(String causeId, int n, Instant at, LanternEvent event) {

    /** The same cause in the same state always gives the same id. */
    public String id() {
        return Ids.caused(causeId, n);
    }

    public Envelope<LanternEvent> envelope(String source, @Nullable String traceParent) {
        return new Envelope<>(id(), source, at, causeId, traceParent, event);
    }
}
