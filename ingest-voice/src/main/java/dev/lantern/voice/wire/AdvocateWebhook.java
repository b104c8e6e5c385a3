package dev.lantern.voice.wire;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.wire.Problem;
import dev.lantern.ingest.wire.SignedRequests;
import dev.lantern.lines.LineFolder;
import dev.lantern.voice.connect.AdvocateLegs;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.AdvocateTurn;
import dev.lantern.voice.flow.EndCall;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** An advocate's leg: what they hear when they answer, and what becomes of it. */
@Path(Addresses.ROOT + "/advocate")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AdvocateWebhook {

    private final SignedRequests signed;
    private final AdvocateFlow flow;
    private final AdvocateLegs legs;
    private final LineFolder lines;
    private final CallStatusWebhook statuses;

    AdvocateWebhook(
            SignedRequests signed, AdvocateFlow flow, AdvocateLegs legs, LineFolder lines, CallStatusWebhook statuses) {
        this.signed = signed;
        this.flow = flow;
        this.legs = legs;
        this.lines = lines;
        this.statuses = statuses;
    }

    @POST
    @RunOnVirtualThread
    public Response answered(@Context HttpServerRequest request, byte[] body) {
        return signed.answer(request, body, form -> {
            Optional<AdvocateTurn> turn = AdvocateTurn.from(TwilioForm.ofQuery(request.query()));
            if (turn.isEmpty()) {
                return Problem.response(400, "No such leg", "The address names no call, advocate or role.");
            }
            String twiml =
                    flow.answer(turn.get(), lines.current().byId(turn.get().line()));
            return Response.ok(twiml, "text/xml; charset=UTF-8").build();
        });
    }

    @POST
    @Path("/key")
    @RunOnVirtualThread
    public Response key(@Context HttpServerRequest request, byte[] body) {
        return signed.answer(request, body, form -> {
            Optional<AdvocateTurn> turn = AdvocateTurn.from(TwilioForm.ofQuery(request.query()));
            String leg = form.present("CallSid");
            if (turn.isEmpty() || leg == null) {
                return Problem.response(400, "No such leg", "The address names no call, advocate or role.");
            }
            String key = form.present("Digits");
            if (!AdvocateFlow.saysYes(key)) {
                legs.unconfirmed(turn.get(), leg);
            }
            String twiml = flow.key(turn.get(), lines.current().byId(turn.get().line()), key);
            return Response.ok(twiml, "text/xml; charset=UTF-8").build();
        });
    }

    @POST
    @Path("/status")
    @RunOnVirtualThread
    public Response status(@Context HttpServerRequest request, byte[] body) {
        return statuses.accept(request, body, (query, form) -> {
            try {
                return legs.status(query, form);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return EndCall.Outcome.REFUSED;
            }
        });
    }
}
