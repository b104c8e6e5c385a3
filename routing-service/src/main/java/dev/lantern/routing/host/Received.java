package dev.lantern.routing.host;

import dev.lantern.events.Decoded;
import dev.lantern.routing.engine.Input;
import org.jspecify.annotations.Nullable;

/** What a record turned out to be for the engine. */
sealed interface Received {

    /** @param traceParent W3C trace context that goes on with what it causes */
    record Work(String line, Input input, @Nullable String traceParent) implements Received {}

    record Dead(Decoded.Unreadable why) implements Received {}
}
