package dev.lantern.sms.wire;

import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.wire.Problem;
import dev.lantern.ingest.wire.SignedRequests;
import dev.lantern.ingest.wire.WebhookMetrics;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import dev.lantern.sms.inbound.Floods;
import dev.lantern.sms.inbound.Inbound;
import dev.lantern.sms.inbound.InboundText;
import dev.lantern.sms.inbound.SpokenLanguage;
import dev.lantern.sms.inbound.TextSignals;
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

/**
 * A person's text, as Twilio brings it. 200 means that it is durable; anything else makes the provider call the number's
 * fallback URL.
 */
@Path("/twilio/messages")
public class TextWebhook {

    private static final System.Logger LOG = System.getLogger(TextWebhook.class.getName());

    /** Nothing to do for the provider: people answer, not we. */
    private static final String NO_ANSWER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private final SignedRequests signed;
    private final LineFolder lines;
    private final Keyring keys;
    private final SpokenLanguage languages;
    private final Floods floods;
    private final SignalPublisher publisher;
    private final WebhookMetrics metrics;
    private final InstantSource clock;

    TextWebhook(
            SignedRequests signed,
            LineFolder lines,
            Keyring keys,
            SpokenLanguage languages,
            Floods floods,
            SignalPublisher publisher,
            WebhookMetrics metrics,
            InstantSource clock) {
        this.signed = signed;
        this.lines = lines;
        this.keys = keys;
        this.languages = languages;
        this.floods = floods;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response receive(@Context HttpServerRequest request, byte[] body) {
        return signed.answer(request, body, this::accept);
    }

    private Response accept(TwilioForm form) {
        return switch (InboundText.from(form)) {
            case Inbound.Incomplete incomplete -> {
                LOG.log(Level.ERROR, "text without what makes a text missing={0}", incomplete.missing());
                metrics.count("text", "incomplete");
                yield Problem.response(400, "Not a text", "Missing: " + String.join(", ", incomplete.missing()) + ".");
            }
            case InboundText text -> accept(text);
        };
    }

    private Response accept(InboundText text) {
        Optional<Line> line = text.line(lines.current());
        if (line.isEmpty()) {
            // 404, not 5xx: the fallback fires either way, and asking again does not help until a line has the number.
            // The number is ours; the message's id lets an operator find the text at the provider.
            LOG.log(
                    Level.ERROR,
                    "text to a number of no line, put it into a line file number={0} message={1}",
                    text.to().plain(),
                    text.messageSid());
            metrics.count("text", "unknown-number");
            return Problem.response(404, "Unknown number", "No line has the number that was texted.");
        }
        return switch (floods.take(
                text.thread(line.get(), keys.lookup()),
                text,
                new TextSignals(line.get(), keys, languages, publisher, clock))) {
            case Publication.OnBroker durable -> accepted();
            case Publication.OnSpool durable -> accepted();
            case Publication.Refused refused -> refused(refused.reason());
        };
    }

    private Response accepted() {
        metrics.count("text", "accepted");
        return Response.ok(NO_ANSWER, "text/xml; charset=UTF-8").build();
    }

    private Response refused(Publication.Reason reason) {
        metrics.count("text", "refused");
        return reason == Publication.Reason.TOO_LARGE
                ? Problem.response(413, "Too large", "The text is larger than an event may be.")
                : Problem.response(503, "Not stored", "The text could not be stored. It has not been accepted.");
    }
}
