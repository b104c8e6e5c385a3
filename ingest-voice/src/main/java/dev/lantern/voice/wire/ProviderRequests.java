package dev.lantern.voice.wire;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.wire.Problem;
import dev.lantern.ingest.wire.SignedRequests;
import dev.lantern.ingest.wire.WebhookMetrics;
import dev.lantern.voice.flow.EndCall;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the provider asks and tells, signed: a question is answered with a document, what it tells is kept. */
@Singleton
class ProviderRequests {

    private final SignedRequests signed;
    private final WebhookMetrics metrics;

    ProviderRequests(SignedRequests signed, WebhookMetrics metrics) {
        this.signed = signed;
        this.metrics = metrics;
    }

    /** Keeps what the provider tells. */
    @FunctionalInterface
    interface Told {
        EndCall.Outcome keep(TwilioForm query, TwilioForm form) throws InterruptedException;
    }

    Response twiml(HttpServerRequest request, byte[] body, InTime.Step step) {
        return signed.answer(request, body, form -> twiml(step.twiml(TwilioForm.ofQuery(request.query()), form)));
    }

    /** @param document nothing when the address names no leg of ours */
    Response leg(
            HttpServerRequest request, byte[] body, BiFunction<TwilioForm, TwilioForm, Optional<String>> document) {
        return signed.answer(request, body, form -> document.apply(TwilioForm.ofQuery(request.query()), form)
                .map(ProviderRequests::twiml)
                .orElseGet(() -> Problem.response(
                        400, "No such leg", "The address names no call, or nobody who is called into it.")));
    }

    Response status(HttpServerRequest request, byte[] body, Told told) {
        return signed.answer(request, body, form -> {
            EndCall.Outcome outcome = keep(told, TwilioForm.ofQuery(request.query()), form);
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

    private static EndCall.Outcome keep(Told told, TwilioForm query, TwilioForm form) {
        try {
            return told.keep(query, form);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return EndCall.Outcome.REFUSED;
        }
    }

    private static Response twiml(String twiml) {
        return Response.ok(twiml, "text/xml; charset=UTF-8").build();
    }
}
