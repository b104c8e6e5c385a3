package dev.lantern.voice.wire;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import dev.lantern.voice.connect.AdvocateLegs;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.AdvocateTurn;
import dev.lantern.voice.flow.OfferFlow;
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
    private final OfferFlow offers;
    private final AdvocateLegs legs;
    private final LineFolder lines;

    AdvocateWebhook(
            ProviderRequests requests, AdvocateFlow flow, OfferFlow offers, AdvocateLegs legs, LineFolder lines) {
        this.requests = requests;
        this.flow = flow;
        this.offers = offers;
        this.legs = legs;
        this.lines = lines;
    }

    @POST
    @RunOnVirtualThread
    public Response answered(@Context HttpServerRequest request, byte[] body) {
        return requests.leg(
                request, body, (query, form) -> AdvocateTurn.from(query).map(this::answered));
    }

    @POST
    @Path("/key")
    @RunOnVirtualThread
    public Response key(@Context HttpServerRequest request, byte[] body) {
        return requests.leg(
                request, body, (query, form) -> AdvocateTurn.from(query).flatMap(turn -> pressed(turn, form)));
    }

    /** The offer was accepted here; what routing says of it is waited for. */
    @POST
    @Path("/taken")
    @RunOnVirtualThread
    public Response taken(@Context HttpServerRequest request, byte[] body) {
        return requests.leg(
                request, body, (query, form) -> AdvocateTurn.from(query).flatMap(turn -> taken(turn, query)));
    }

    @POST
    @Path("/status")
    @RunOnVirtualThread
    public Response status(@Context HttpServerRequest request, byte[] body) {
        return requests.status(request, body, legs::status);
    }

    private String answered(AdvocateTurn turn) {
        String offer = turn.offer();
        return offer == null ? flow.answer(turn, line(turn)) : offers.answer(turn, offer, line(turn));
    }

    private Optional<String> taken(AdvocateTurn turn, TwilioForm query) {
        String offer = turn.offer();
        String round = query.present("round");
        return offer == null || round == null || !round.matches("\\d{1,4}")
                ? Optional.empty()
                : Optional.of(offers.taken(turn, offer, line(turn), Integer.parseInt(round)));
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
        String offer = turn.offer();
        return Optional.of(offer == null ? flow.key(turn, line(turn), key) : offers.key(turn, offer, line(turn), key));
    }

    private Optional<Line> line(AdvocateTurn turn) {
        return lines.current().byId(turn.line());
    }
}
