package dev.lantern.routing.engine.state;

import java.time.Instant;

/** A signal that was taken in; a second one of the same id is a duplicate. */
public record SeenSignal(String signalId, Instant at) implements Entity {

    @Override
    public String key() {
        return key(signalId);
    }

    static String key(String signalId) {
        return Kinds.SIGNAL + "/" + signalId;
    }
}
