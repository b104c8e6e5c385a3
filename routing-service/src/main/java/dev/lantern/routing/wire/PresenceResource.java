package dev.lantern.routing.wire;

import dev.lantern.events.AwayReason;
import dev.lantern.events.DeskCommand;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Coming, going and being away. */
@Path("/desk/lines/{line}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"advocate", "supervisor"})
@RunOnVirtualThread
@Tag(name = "Presence")
public class PresenceResource {

    private final Asking asking;

    PresenceResource(Asking asking) {
        this.asking = asking;
    }

    @POST
    @Path("sign-in")
    @Operation(summary = "Come on duty, available at once")
    public Response signIn(@PathParam("line") String line) throws InterruptedException {
        return asking.ask(line, (a, checks) -> new DeskCommand.SignIn(a.commandId(), a.line(), a.actor(), a.at()));
    }

    @POST
    @Path("sign-out")
    @Operation(summary = "Go off duty; refused while conversations are open")
    public Response signOut(@PathParam("line") String line) throws InterruptedException {
        return asking.ask(line, (a, checks) -> new DeskCommand.SignOut(a.commandId(), a.line(), a.actor(), a.at()));
    }

    @POST
    @Path("refresh")
    @Operation(summary = "Have what the desk shows now sent to the stream")
    public Response refresh(@PathParam("line") String line) throws InterruptedException {
        return asking.ask(line, (a, checks) -> new DeskCommand.RefreshDesk(a.commandId(), a.line(), a.actor(), a.at()));
    }

    @PUT
    @Path("availability")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Be away for a reason, or available again")
    public Response availability(@PathParam("line") String line, Bodies.@Nullable Availability body)
            throws InterruptedException {
        AwayReason away = body == null ? null : body.away();
        return asking.ask(line, (a, checks) -> {
            if (away == AwayReason.MISSED_OFFER) {
                checks.wrong("away", "is set by Lantern only when it is MISSED_OFFER");
            }
            return new DeskCommand.SetAvailability(a.commandId(), a.line(), a.actor(), a.at(), away);
        });
    }

    @POST
    @Path("wrap-up/finish")
    @Operation(summary = "Say that all your conversations are written up")
    public Response finishWrapUps(@PathParam("line") String line) throws InterruptedException {
        return asking.ask(
                line, (a, checks) -> new DeskCommand.FinishWrapUp(a.commandId(), a.line(), a.actor(), a.at(), null));
    }

    @PUT
    @Path("surge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("supervisor")
    @Operation(
            summary = "Turn surge mode on or off",
            description = "It then no longer follows from how many wait, until they agree again.")
    public Response surge(@PathParam("line") String line, Bodies.@Nullable Surge body) throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.SetSurge(
                        a.commandId(),
                        a.line(),
                        a.actor(),
                        a.at(),
                        checks.given("on", body == null ? null : body.on(), false, "true or false")));
    }
}
