package dev.lantern.sms.inbound;

import dev.lantern.sms.inbound.Floods.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The texts of one sender: a bucket that fills up again over a minute, and the heap that gathers what does not fit. */
final class Flow {

    /** Where a text that arrives has to go. */
    sealed interface Place {}

    /** It was here a moment ago and has its fate already, or shares it. */
    record Again(Taken text) implements Place {}

    record Own(Taken text) implements Place {}

    /** @param first whoever is publishes the heap */
    record Waiting(Taken text, Heap heap, boolean first) implements Place {}

    record NoRoom() implements Place {}

    private static final int REMEMBERED = 1_000;

    private final Limits limits;
    private final Map<String, Taken> taken = new Recent();
    private double room;
    private long filledAt;
    private int flood;
    private @Nullable Heap open;
    /** Heaps are published one after another. */
    private CompletableFuture<Void> lastHeap = CompletableFuture.completedFuture(null);

    Flow(Limits limits, long now) {
        this.limits = limits;
        this.room = limits.perMinute();
        this.filledAt = now;
    }

    /** @param places one is taken where the text has to wait */
    synchronized Place arrive(InboundText text, long now, Semaphore places) {
        fill(now);
        Taken known = taken.get(text.messageSid());
        if (known != null && !known.refused()) {
            return new Again(known);
        }
        if (lastHeap.isDone() && room >= 1) { // not past a heap
            flood = room >= limits.perMinute() ? 0 : flood; // a quiet minute ends it
            room--;
            return new Own(take(text));
        }
        if (!places.tryAcquire()) {
            return new NoRoom();
        }
        boolean first = open == null;
        Heap heap = open == null ? newHeap() : open;
        Taken waiting = take(text);
        if (heap.add(text, waiting, ++flood)) {
            open = null;
        }
        return new Waiting(waiting, heap, first);
    }

    /** What the heap holds; nothing is added to it any more. */
    synchronized List<Heap.Member> close(Heap heap) {
        open = open == heap ? null : open;
        return heap.members();
    }

    /** Whether it can be forgotten. */
    synchronized boolean quiet(long now) {
        fill(now);
        return room >= limits.perMinute() && lastHeap.isDone();
    }

    private Heap newHeap() {
        Heap heap = new Heap(this, limits.mostTogether(), lastHeap);
        open = heap;
        lastHeap = heap.published();
        return heap;
    }

    private Taken take(InboundText text) {
        Taken fresh = new Taken();
        taken.put(text.messageSid(), fresh);
        return fresh;
    }

    private void fill(long now) {
        double minutes = (now - filledAt) / (double) TimeUnit.MINUTES.toNanos(1);
        room = Math.min(limits.perMinute(), room + minutes * limits.perMinute());
        filledAt = now;
    }

    private static final class Recent extends LinkedHashMap<String, Taken> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Taken> eldest) {
            return size() > REMEMBERED;
        }
    }
}
