package dev.lantern.testbed.stories;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must become true. */
final class Patience {

    private Patience() {}

    /** @throws AssertionError with {@code otherwise} when it did not in time */
    static void await(Duration atMost, BooleanSupplier becomesTrue, Supplier<String> otherwise) {
        long giveUp = System.nanoTime() + atMost.toNanos();
        while (!becomesTrue.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
