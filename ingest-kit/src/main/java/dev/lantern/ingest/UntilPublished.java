package dev.lantern.ingest;

import dev.lantern.events.Envelope;
import dev.lantern.events.LanternEvent;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Publishes what nobody would bring again: tries until it is durable, or the service stops. */
public record UntilPublished(SignalPublisher publisher) {

    private static final System.Logger LOG = System.getLogger(UntilPublished.class.getName());
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    public void publish(Envelope<? extends LanternEvent> event) throws InterruptedException {
        while (publisher.publish(event) instanceof Publication.Refused refused) {
            LOG.log(Level.ERROR, "event not published yet id={0} reason={1}", event.id(), refused.reason());
            Thread.sleep(AGAIN_AFTER);
        }
    }
}
