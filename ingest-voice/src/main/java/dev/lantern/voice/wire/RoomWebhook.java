package dev.lantern.voice.wire;

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

/** Who comes into the rooms of calls and goes, and what somebody from outside hears who is called into one. */
@Path(Addresses.ROOT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RoomWebhook {

    private final ProviderRequests requests;
    private final PartyFlow flow;
    private final RoomLegs legs;
    private final LineFolder lines;

    RoomWebhook(ProviderRequests requests, PartyFlow flow, RoomLegs legs, LineFolder lines) {
        this.requests = requests;
        this.flow = flow;
        this.legs = legs;
        this.lines = lines;
    }

    @POST
    @Path("/room/events")
    @RunOnVirtualThread
    public Response event(@Context HttpServerRequest request, byte[] body) {
        return requests.status(request, body, legs::event);
    }

    @POST
    @Path("/party")
    @RunOnVirtualThread
    public Response answered(@Context HttpServerRequest request, byte[] body) {
        return requests.leg(request, body, (query, form) -> PartyTurn.from(query)
                .map(turn -> flow.answer(turn, lines.current().byId(turn.line()))));
    }

    @POST
    @Path("/party/status")
    @RunOnVirtualThread
    public Response status(@Context HttpServerRequest request, byte[] body) {
        return requests.status(request, body, legs::party);
    }
}
