package dev.lantern.sms.replies;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Spares a provider that does not answer, and us the waiting: after some failures in a row nothing goes out for a while,
 * then one request tries, and its result decides. Thread-safe.
 */
final class ProviderGuard {

    /** One request. */
    @FunctionalInterface
    interface Request<T> {
        /** @return empty when the provider was silent, or broken */
        Answered<T> ask() throws InterruptedException;
    }

    /** @param answered whether the provider is there and working */
    record Answered<T>(T result, boolean answered) {}

    private final Guard breaker;
    private final Semaphore calls;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

    /**
     * @param tolerated failures in a row that open it
     * @param rest how long nothing goes out then
     * @param parallel how many requests may be under way
     */
    ProviderGuard(int tolerated, Duration rest, int parallel) {
        this.calls = new Semaphore(parallel, true);
        this.breaker = Guard.create()
                .withDescription("text provider")
                .withCircuitBreaker()
                .requestVolumeThreshold(tolerated)
                .failureRatio(1.0)
                .delay(rest.toMillis(), ChronoUnit.MILLIS)
                .failOn(Silent.class)
                .onStateChange(now -> state = now)
                .done()
                .build();
    }

    /** Empty when nothing may go out now. */
    <T> Optional<T> call(Request<T> request) throws InterruptedException {
        calls.acquire();
        try {
            return Optional.of(breaker.call(
                            () -> {
                                Answered<T> answer = request.ask();
                                if (!answer.answered()) {
                                    throw new Silent(answer);
                                }
                                return answer;
                            },
                            Answered.class))
                    .map(ProviderGuard::<T>result);
        } catch (Silent silent) {
            return Optional.of(ProviderGuard.<T>result(silent.answer));
        } catch (CircuitBreakerOpenException resting) {
            return Optional.empty();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a request throws nothing else", e);
        } finally {
            calls.release();
        }
    }

    boolean rests() {
        return state != CircuitBreakerState.CLOSED;
    }

    @SuppressWarnings("unchecked") // what comes out of the guard is what this very request put in
    private static <T> T result(Answered<?> answer) {
        return (T) answer.result();
    }

    /** How the breaker learns of it. */
    private static final class Silent extends Exception {
        private final transient Answered<?> answer;

        Silent(Answered<?> answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }
}
