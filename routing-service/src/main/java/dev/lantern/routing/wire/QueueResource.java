package dev.lantern.routing.wire;

import dev.lantern.events.QueueSnapshot;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a line stands, for whoever does not keep a stream open. */
@Path("/desk/lines/{line}/queue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("supervisor")
@RunOnVirtualThread
@Tag(name = "Queue")
public class QueueResource {

    private final Asking asking;
    private final RoutingService service;

    QueueResource(Asking asking, RoutingService service) {
        this.asking = asking;
        this.service = service;
    }

    @GET
    @Operation(
            summary = "How the line stood within the last second",
            description = "A supervisor's stream carries the same each second, as queue-snapshot.")
    public QueueSnapshot queue(@PathParam("line") String line) {
        asking.requireLine(line);
        return service.desk().board().of(line).orElseThrow(() -> Asking.unavailable()
                .exception());
    }
}
