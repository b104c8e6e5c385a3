package dev.lantern.routing.wire;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.FeedEvent;
import dev.lantern.routing.desk.CommandOutcome;
import dev.lantern.routing.desk.RosterCsv;
import dev.lantern.routing.desk.RosterDesk.Row;
import dev.lantern.routing.desk.RosterDesk.RowChange;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The roster of a line as a whole. */
@Path("/desk/lines/{line}")
@RunOnVirtualThread
@Tag(name = "Roster")
public class RosterListResource {

    private final Asking asking;
    private final RoutingService service;

    RosterListResource(Asking asking, RoutingService service) {
        this.asking = asking;
        this.service = service;
    }

    @GET
    @Path("roster")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Who is on the roster, and what they are doing")
    public Rosters.Roster list(@PathParam("line") String line) throws InterruptedException {
        return new Rosters.Roster(line, entries(line).stream().map(Rosters::of).toList());
    }

    @GET
    @Path("roster.csv")
    @Produces(RosterCsv.MEDIA_TYPE)
    @RolesAllowed("supervisor")
    @Operation(summary = "The roster as a table, which an import takes back")
    public Response export(@PathParam("line") String line) throws InterruptedException {
        List<AdvocateProfile> profiles =
                entries(line).stream().map(FeedEvent.RosterEntry::profile).toList();
        return Response.ok(RosterCsv.write(profiles), RosterCsv.MEDIA_TYPE + "; charset=utf-8; header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"roster-" + line + ".csv\"")
                .build();
    }

    @POST
    @Path("roster")
    @Consumes(RosterCsv.MEDIA_TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("supervisor")
    @Operation(
            summary = "Enrol everybody of a table",
            description =
                    "The file is checked as a whole first: with any mistake nothing is changed and all mistakes are"
                            + " told, each with its row and column. Then each row is enrolled by itself, and the answer says what"
                            + " became of each. Who is on the roster and not in the file stays.")
    public Response importCsv(
            @PathParam("line") String line,
            @Parameter(description = "check and say what would change, and change nothing")
                    @QueryParam("dry-run")
                    @DefaultValue("false")
                    boolean dryRun,
            byte[] body)
            throws InterruptedException {
        String importId = asking.requestId(line);
        RosterCsv.Read read = RosterCsv.read(body, service.telephones());
        if (!read.mistakes().isEmpty()) {
            throw Rosters.mistakes(read.mistakes()).exception();
        }
        List<Row> rows = service.desk()
                .roster()
                .enrol(line, asking.actor(), importId, read.entries(), dryRun)
                .orElseThrow(() -> Asking.unavailable().exception());
        boolean settled = rows.stream()
                .allMatch(row -> dryRun
                        || row.change() == RowChange.UNCHANGED
                        || row.outcome() instanceof CommandOutcome.Done
                        || row.outcome() instanceof CommandOutcome.Refused);
        return Response.status(settled ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(Rosters.imported(importId, dryRun, rows))
                .build();
    }

    private List<FeedEvent.RosterEntry> entries(String line) throws InterruptedException {
        String actor = asking.actor();
        asking.requireLine(line);
        return service.desk().roster().list(line, actor).orElseThrow(() -> Asking.unavailable()
                .exception());
    }
}
