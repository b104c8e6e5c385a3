package dev.lantern.ingest;

import dev.lantern.events.Envelope;
import dev.lantern.events.LanternEvent;

/**
 * The one way from a channel to the topics. Accept means durable: only {@link Publication.OnBroker} and
 * {@link Publication.OnSpool} may be acknowledged to a provider.
 */
@FunctionalInterface
public interface SignalPublisher {

    /**
     * Blocks until the event is durable or refused, at most about the publish budget ({@code lantern.publish.budget},
     * 1 s by default) plus one write to disk; call it on a virtual thread. Never throws for a fault of broker or disk.
     *
     * <p>Events of one record key (the thread) are on the topic in the order in which they were accepted here. The same
     * event may be there twice, with the same source and id.
     */
    Publication publish(Envelope<? extends LanternEvent> event);
}
