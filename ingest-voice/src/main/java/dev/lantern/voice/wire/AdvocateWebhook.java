package dev.lantern.voice.wire;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import dev.lantern.voice.connect.AdvocateLegs;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.AdvocateTurn;
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

    private final ProviderRequests requests;
    private final AdvocateFlow flow;
    private final AdvocateLegs legs;
    private final LineFolder lines;

    AdvocateWebhook(ProviderRequests requests, AdvocateFlow flow, AdvocateLegs legs, LineFolder lines) {
        this.requests = requests;
        this.flow = flow;
        this.legs = legs;
        this.lines = lines;
    }

    @POST
    @RunOnVirtualThread
    public Response answered(@Context HttpServerRequest request, byte[] body) {
        return requests.leg(
                request, body, (query, form) -> AdvocateTurn.from(query).map(turn -> flow.answer(turn, line(turn))));
    }

    @POST
    @Path("/key")
    @RunOnVirtualThread
    public Response key(@Context HttpServerRequest request, byte[] body) {
        return requests.leg(
                request, body, (query, form) -> AdvocateTurn.from(query).flatMap(turn -> pressed(turn, form)));
    }

    @POST
    @Path("/status")
    @RunOnVirtualThread
    public Response status(@Context HttpServerRequest request, byte[] body) {
        return requests.status(request, body, legs::status);
    }

    private Optional<String> pressed(AdvocateTurn turn, TwilioForm form) {
        String leg = form.present("CallSid");
        if (leg == null) {
            return Optional.empty();
        }
        String key = form.present("Digits");
        if (!AdvocateFlow.saysYes(key)) {
            legs.unconfirmed(turn, leg);
        }
        return Optional.of(flow.key(turn, line(turn), key));
    }

    private Optional<Line> line(AdvocateTurn turn) {
        return lines.current().byId(turn.line());
    }
}
