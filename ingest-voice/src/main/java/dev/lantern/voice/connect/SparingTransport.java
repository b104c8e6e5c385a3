package dev.lantern.voice.connect;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.lantern.ingest.twilio.ProviderAnswer;
import dev.lantern.ingest.twilio.ProviderAnswer.Kind;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Spares a provider that is broken, and us the waiting for it: after some failures in a row nothing is sent for a moment,
 * then one request tries and decides for all. What was not sent for that is told as such, and may be asked again.
 */
public final class SparingTransport extends HttpClient {

    private static final int TOLERATED = 10;
    private static final Duration REST = Duration.ofSeconds(1);

    private final HttpClient transport;
    private final Guard breaker = Guard.create()
            .withDescription("voice provider")
            .withCircuitBreaker()
            .requestVolumeThreshold(TOLERATED)
            .failureRatio(1.0)
            .delay(REST.toMillis(), ChronoUnit.MILLIS)
            .when(SparingTransport::isBroken)
            .done()
            .build();

    public SparingTransport(HttpClient transport) {
        this.transport = transport;
    }

    /** Once, whatever the answer: whoever asks knows whether it may be asked again. */
    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    /** @throws ProviderAnswer for everything but a 2xx */
    @Override
    public Response makeRequest(Request request) {
        try {
            return breaker.call(() -> transport.makeRequest(request), Response.class);
        } catch (CircuitBreakerOpenException resting) {
            throw ProviderAnswer.without(Kind.NOT_SENT, resting);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a request throws nothing else", e);
        }
    }

    /** A refusal is an answer, and so is "too many": it is about what was asked. */
    private static boolean isBroken(Throwable thrown) {
        return thrown instanceof ProviderAnswer answer
                && switch (answer.kind()) {
                    case NOT_SENT, NO_ANSWER -> true;
                    case STATUS -> answer.status() >= 500;
                    case INTERRUPTED -> false;
                };
    }
}
