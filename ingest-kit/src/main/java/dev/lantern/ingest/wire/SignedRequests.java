package dev.lantern.ingest.wire;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.ingest.twilio.TwilioSignature.Verdict;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Lets through what Twilio signed, and answers 403 to everybody else. A channel that speaks with Twilio makes its own. */
public final class SignedRequests {

    private static final System.Logger LOG = System.getLogger(SignedRequests.class.getName());

    private final TwilioSignature signature;
    private final WebhookMetrics metrics;
    private final AtomicLong tellAgain = new AtomicLong(System.nanoTime());

    public SignedRequests(TwilioSignature signature, WebhookMetrics metrics) {
        this.signature = signature;
        this.metrics = metrics;
    }

    public Response answer(HttpServerRequest request, byte[] body, Function<TwilioForm, Response> answer) {
        TwilioForm form = TwilioForm.parse(body);
        Verdict verdict = signature.ofForm(request.uri(), form, request.getHeader(TwilioSignature.HEADER));
        if (verdict == Verdict.GENUINE) {
            return answer.apply(form);
        }
        // Either somebody tries, or the public URL or the token configured is not what the provider has.
        if (told()) {
            LOG.log(Level.WARNING, "webhook refused path={0} verdict={1}", request.path(), verdict);
        }
        metrics.count("refused", "forged");
        return Problem.response(403, "Not signed by the provider", "The signature does not fit the request.");
    }

    /** Once in a second; the metric counts all. Else whoever floods us with forged requests floods the log. */
    private boolean told() {
        long now = System.nanoTime();
        long next = tellAgain.get();
        return now - next >= 0 && tellAgain.compareAndSet(next, now + TimeUnit.SECONDS.toNanos(1));
    }
}
