package dev.lantern.voice.call;

import dev.lantern.events.Envelope;
import dev.lantern.events.SignalEvent;
import dev.lantern.events.Sources;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SignalPublisher;
import java.time.Instant;

/** What a caller did, on its way to the topic. */
public final class CallSignals {

    private final SignalPublisher publisher;

    public CallSignals(SignalPublisher publisher) {
        this.publisher = publisher;
    }

    /** @param at when it happened */
    public Publication publish(SignalEvent event, Instant at) {
        return publisher.publish(new Envelope<>(
                event.signalId(), Sources.channel(event.channel(), event.line()), at, null, null, event));
    }
}
