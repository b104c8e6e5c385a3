package dev.lantern.routing.wire;

import dev.lantern.events.DeskCommand;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an advocate says to an offer. */
@Path("/desk/lines/{line}/offers/{offer}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"advocate", "supervisor"})
@RunOnVirtualThread
@Tag(name = "Offers")
public class OfferResource {

    private final Asking asking;

    OfferResource(Asking asking) {
        this.asking = asking;
    }

    @POST
    @Path("accept")
    @Operation(summary = "Take the conversation")
    public Response accept(@PathParam("line") String line, @PathParam("offer") String offer)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.AcceptOffer(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.id("offer", offer)));
    }

    @POST
    @Path("decline")
    @Operation(summary = "Leave the conversation to somebody else")
    public Response decline(
            @PathParam("line") String line, @PathParam("offer") String offer, Bodies.@Nullable Decline body)
            throws InterruptedException {
        String reason = body == null ? null : body.reason();
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.DeclineOffer(
                        a.commandId(),
                        a.line(),
                        a.actor(),
                        a.at(),
                        checks.id("offer", offer),
                        checks.optionalCode("reason", reason)));
    }
}
