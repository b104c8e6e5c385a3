package dev.lantern.sms.wire;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.wire.Problem;
import dev.lantern.ingest.wire.SignedRequests;
import dev.lantern.ingest.wire.WebhookMetrics;
import dev.lantern.sms.deliveries.Deliveries;
import dev.lantern.sms.deliveries.StatusCallback;
import dev.lantern.sms.deliveries.StatusUpdate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;

/** What became of a reply, as Twilio reports it. */
@Path("/twilio/messages/status")
public class StatusWebhook {

    private static final System.Logger LOG = System.getLogger(StatusWebhook.class.getName());

    private final SignedRequests signed;
    private final SignalPublisher publisher;
    private final WebhookMetrics metrics;
    private final InstantSource clock;

    StatusWebhook(SignedRequests signed, SignalPublisher publisher, WebhookMetrics metrics, InstantSource clock) {
        this.signed = signed;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response receive(@Context HttpServerRequest request, byte[] body) {
        return signed.answer(request, body, form -> accept(TwilioForm.ofQuery(request.query()), form));
    }

    private Response accept(TwilioForm query, TwilioForm form) {
        return switch (StatusUpdate.from(query, form)) {
            case StatusCallback.Incomplete incomplete -> {
                LOG.log(Level.WARNING, "status without what makes a status missing={0}", incomplete.missing());
                metrics.count("status", "incomplete");
                yield Problem.response(
                        400, "Not a status", "Missing or wrong: " + String.join(", ", incomplete.missing()) + ".");
            }
            case StatusUpdate update -> accept(update);
        };
    }

    private Response accept(StatusUpdate update) {
        Optional<DeliveryEvent> event = update.toEvent(clock.instant());
        if (event.isPresent()
                && publisher.publish(Deliveries.envelope(event.get(), update.channel(), update.messageSid(), null))
                        instanceof Publication.Refused refused) {
            LOG.log(
                    Level.ERROR,
                    "status not accepted reply={0} reason={1}",
                    update.reply().replyId(),
                    refused.reason());
            metrics.count("status", "refused");
            return Problem.response(503, "Not stored", "The status could not be stored. It has not been accepted.");
        }
        metrics.count("status", event.isPresent() ? "accepted" : "nothing-new");
        return Response.noContent().build();
    }
}
