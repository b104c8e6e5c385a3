package dev.lantern.testbed.phone.voice;

import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What befalls the customer's requests about calls and conferences. */
public final class RestFaults {

    /** What happens instead of an answer that says how it is. */
    public sealed interface Fault {

        /** Nothing is done. */
        record Refused(int status, int code, String message) implements Fault {}

        /** Nothing is done, and no answer comes. */
        record Hangs() implements Fault {}

        /** It is done, but no answer comes. */
        record DoneWithoutAnswer() implements Fault {}

        Fault TOO_MANY = new Refused(429, 20429, "Too Many Requests");
        Fault BROKEN = new Refused(500, 20500, "An internal server error has occurred");
    }

    private final Queue<Fault> planned = new ConcurrentLinkedQueue<>();
    private volatile Supplier<@Nullable Fault> usually = () -> null;

    /** The next request meets this; several count in the order they were planned. */
    public void next(Fault fault) {
        planned.add(fault);
    }

    /** From now on this part of all requests, by chance, meets the fault. */
    public void some(double part, Fault fault, long seed) {
        Random random = new Random(seed);
        usually = () -> random.nextDouble() < part ? fault : null;
    }

    /** Heals the network, also of what was planned. */
    public void none() {
        planned.clear();
        usually = () -> null;
    }

    /** How many of the planned ones have not been met yet. */
    public int stillPlanned() {
        return planned.size();
    }

    @Nullable
    Fault take() {
        Fault next = planned.poll();
        return next == null ? usually.get() : next;
    }
}
