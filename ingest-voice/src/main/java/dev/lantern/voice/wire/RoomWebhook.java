package dev.lantern.voice.wire;

import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.wire.Problem;
import dev.lantern.ingest.wire.SignedRequests;
import dev.lantern.lines.LineFolder;
import dev.lantern.voice.connect.RoomLegs;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.PartyFlow;
import dev.lantern.voice.flow.PartyTurn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Who comes into the rooms of calls and goes, and what somebody from outside hears who is called into one. */
@Path(Addresses.ROOT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RoomWebhook {

    private final SignedRequests signed;
    private final PartyFlow flow;
    private final RoomLegs legs;
    private final LineFolder lines;
    private final CallStatusWebhook statuses;

    RoomWebhook(SignedRequests signed, PartyFlow flow, RoomLegs legs, LineFolder lines, CallStatusWebhook statuses) {
        this.signed = signed;
        this.flow = flow;
        this.legs = legs;
        this.lines = lines;
        this.statuses = statuses;
    }

    @POST
    @Path("/room/events")
    @RunOnVirtualThread
    public Response event(@Context HttpServerRequest request, byte[] body) {
        return statuses.accept(request, body, legs::event);
    }

    @POST
    @Path("/party")
    @RunOnVirtualThread
    public Response answered(@Context HttpServerRequest request, byte[] body) {
        return signed.answer(request, body, form -> {
            Optional<PartyTurn> turn = PartyTurn.from(TwilioForm.ofQuery(request.query()));
            if (turn.isEmpty()) {
                return Problem.response(400, "No such leg", "The address names no call or party.");
            }
            String twiml =
                    flow.answer(turn.get(), lines.current().byId(turn.get().line()));
            return Response.ok(twiml, "text/xml; charset=UTF-8").build();
        });
    }

    @POST
    @Path("/party/status")
    @RunOnVirtualThread
    public Response status(@Context HttpServerRequest request, byte[] body) {
        return statuses.accept(request, body, legs::party);
    }
}
