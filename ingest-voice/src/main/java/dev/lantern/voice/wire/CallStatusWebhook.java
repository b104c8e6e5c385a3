package dev.lantern.voice.wire;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.wire.Problem;
import dev.lantern.ingest.wire.SignedRequests;
import dev.lantern.ingest.wire.WebhookMetrics;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.EndCall;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.BiFunction;

/** What became of a person's call, as the provider reports it. */
@Path(Addresses.ROOT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CallStatusWebhook {

    private final SignedRequests signed;
    private final EndCall ends;
    private final WebhookMetrics metrics;

    CallStatusWebhook(SignedRequests signed, EndCall ends, WebhookMetrics metrics) {
        this.signed = signed;
        this.ends = ends;
        this.metrics = metrics;
    }

    @POST
    @Path("/status")
    @RunOnVirtualThread
    public Response status(@Context HttpServerRequest request, byte[] body) {
        return accept(request, body, ends::status);
    }

    @POST
    @Path("/backup/answered")
    @RunOnVirtualThread
    public Response backupAnswered(@Context HttpServerRequest request, byte[] body) {
        return accept(request, body, ends::answeredByBackup);
    }

    Response accept(HttpServerRequest request, byte[] body, BiFunction<TwilioForm, TwilioForm, EndCall.Outcome> task) {
        return signed.answer(request, body, form -> {
            EndCall.Outcome outcome = task.apply(TwilioForm.ofQuery(request.query()), form);
            metrics.count("status", outcome.name().toLowerCase(Locale.ROOT));
            return switch (outcome) {
                case ACCEPTED, NOTHING_NEW -> Response.noContent().build();
                case INCOMPLETE ->
                    Problem.response(400, "Not a status", "The call, its status or its line is missing or unknown.");
                case REFUSED ->
                    Problem.response(503, "Not stored", "The status could not be stored. It has not been accepted.");
            };
        });
    }
}
