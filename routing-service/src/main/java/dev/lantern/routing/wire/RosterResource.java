package dev.lantern.routing.wire;

import dev.lantern.events.DeskCommand;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who works on a line. */
@Path("/desk/lines/{line}/roster/{advocate}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("supervisor")
@RunOnVirtualThread
@Tag(name = "Roster")
public class RosterResource {

    private final Asking asking;
    private final RoutingService service;

    RosterResource(Asking asking, RoutingService service) {
        this.asking = asking;
        this.service = service;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Enrol an advocate, or change the entry",
            description = "The advocate is the sub of their token.")
    public Response enrol(
            @PathParam("line") String line, @PathParam("advocate") String advocate, @Nullable RosterEntry body)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.EnrolAdvocate(
                        a.commandId(),
                        a.line(),
                        a.actor(),
                        a.at(),
                        checks.profile(advocate, body, service.telephones())));
    }

    @DELETE
    @Operation(summary = "Take an advocate off the line; refused while conversations are open")
    public Response remove(@PathParam("line") String line, @PathParam("advocate") String advocate)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.RemoveAdvocate(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.id("advocate", advocate)));
    }
}
