package dev.lantern.sms.media;

import io.smallrye.faulttolerance.api.Guard;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Tries what may go better later, again and again, for as long as the settings say. */
final class Retries {

    private final Guard guard;

    Retries(MediaSettings settings) {
        this.guard = Guard.create()
                .withDescription("media")
                .withRetry()
                .maxRetries(-1)
                .delay(settings.firstPause().toMillis(), ChronoUnit.MILLIS)
                .maxDuration(settings.giveUpAfter().toMillis(), ChronoUnit.MILLIS)
                .retryOn(NotYetException.class)
                .withExponentialBackoff()
                .maxDelay(settings.longestPause().toMillis(), ChronoUnit.MILLIS)
                .done()
                .done()
                .build();
    }

    /** Empty when it did not succeed for as long as it is tried. */
    @SuppressWarnings("unchecked") // the guard gives back what the task made
    <T> Optional<T> call(Task<T> task) throws InterruptedException {
        try {
            return Optional.of((T) guard.call(task::run, Object.class));
        } catch (NotYetException noMore) {
            return Optional.empty();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a task throws nothing else", e);
        }
    }

    @FunctionalInterface
    interface Task<T> {
        T run() throws NotYetException, InterruptedException;
    }
}
