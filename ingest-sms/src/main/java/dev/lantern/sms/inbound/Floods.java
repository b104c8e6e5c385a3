package dev.lantern.sms.inbound;

import dev.lantern.ingest.Publication;
import dev.lantern.ingest.Publication.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Slows who texts more than a person can, and gathers their texts, so that a desk sees one heap and what comes after us
 * has one event to work on instead of hundreds. Behind a flood may be somebody whose telephone repeats itself: every
 * text is kept, in order, and answered only when it is durable. The provider does not bring again what was refused.
 * Others never wait. Thread-safe.
 */
public final class Floods {

    /**
     * @param perMinute texts of one sender in a minute that are no flood; so many may come at once
     * @param gather how long a text of a flood waits for others
     * @param mostTogether texts in one heap; a full one does not wait
     * @param mostWaiting texts of all floods together; each holds a connection
     */
    public record Limits(int perMinute, Duration gather, int mostTogether, int mostWaiting) {}

    /** How texts of one sender to one number are made durable. */
    public interface Outlet {

        /** Whether this text needs an event of its own. */
        boolean alone(InboundText text);

        /**
         * @param texts one, or several that become one event
         * @param flood the n-th text of a flood, from 1, that the first one is; 0 when there is none
         */
        Publication publish(List<InboundText> texts, int flood);
    }

    private static final int SWEEP_EVERY = 1024;

    private final Limits limits;
    private final LongSupplier nanos;
    private final Map<String, Flow> senders = new ConcurrentHashMap<>();
    private final AtomicLong arrivals = new AtomicLong();
    private final LongAdder gathered = new LongAdder();
    private final Semaphore places;

    public Floods(Limits limits) {
        this(limits, System::nanoTime);
    }

    Floods(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.places = new Semaphore(limits.mostWaiting());
    }

    /**
     * Returns when the text is durable or refused: at once, or with its heap when this sender floods. A text that was
     * taken a moment ago is not published again.
     *
     * @param sender the thread of the texts, never the number
     */
    public Publication take(String sender, InboundText text, Outlet outlet) {
        if (arrivals.incrementAndGet() % SWEEP_EVERY == 0) {
            senders.keySet().forEach(this::forgetQuiet);
        }
        return switch (arrive(sender, text)) {
            case Flow.Again again -> again.text().outcome();
            case Flow.Own own -> own.text().settle(() -> outlet.publish(List.of(text), 0));
            case Flow.Waiting waiting -> wait(waiting, outlet);
            case Flow.NoRoom noRoom -> new Publication.Refused(Reason.NOWHERE_DURABLE);
        };
    }

    /** Inside the map's compute, so that nobody arrives at a flow that is being forgotten. */
    private Flow.Place arrive(String sender, InboundText text) {
        Flow.Place[] place = new Flow.Place[1];
        senders.compute(sender, (thread, known) -> {
            Flow flow = known == null ? new Flow(limits, nanos.getAsLong()) : known;
            place[0] = flow.arrive(text, nanos.getAsLong(), places);
            return flow;
        });
        return place[0];
    }

    private void forgetQuiet(String sender) {
        senders.computeIfPresent(sender, (thread, flow) -> flow.quiet(nanos.getAsLong()) ? null : flow);
    }

    private Publication wait(Flow.Waiting waiting, Outlet outlet) {
        try {
            if (waiting.first()) {
                waiting.heap().publish(outlet, limits.gather());
            }
            return waiting.text().outcome();
        } finally {
            gathered.increment();
            places.release();
        }
    }

    /** How many texts of floods there have been. */
    public long gathered() {
        return gathered.sum();
    }

    /** How many wait with their heaps. */
    public int waiting() {
        return limits.mostWaiting() - places.availablePermits();
    }

    int senders() {
        return senders.size();
    }
}
