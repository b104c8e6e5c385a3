package dev.lantern.routing.wire;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.Requirements;
import dev.lantern.events.Urgency;
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
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people judge of a conversation otherwise than the rules did. */
@Path("/desk/lines/{line}/conversations/{thread}/{n: [1-9][0-9]{0,8}}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Judgement")
public class JudgementResource {

    /** A flag cannot outlast this: who was abusive once may be a victim all the same. */
    private static final Duration LONGEST_FLAG = Duration.ofDays(30);

    private final Asking asking;

    JudgementResource(Asking asking) {
        this.asking = asking;
    }

    @PUT
    @Path("urgency")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Correct the urgency", description = "The order of the queue follows it at once.")
    public Response urgency(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable UrgencyCorrection body)
            throws InterruptedException {
        return asking.ask(line, (a, checks) -> {
            Urgency urgency = checks.given(
                    "urgency",
                    body == null ? null : body.urgency(),
                    Urgency.STANDARD,
                    "IMMINENT_DANGER, URGENT, STANDARD or INFORMATION");
            return new DeskCommand.CorrectUrgency(
                    a.commandId(),
                    a.line(),
                    a.actor(),
                    a.at(),
                    checks.conversation(thread, n),
                    urgency,
                    checks.code("reason", body == null ? null : body.reason()));
        });
    }

    @PUT
    @Path("requirements")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Correct what whoever helps should bring")
    public Response requirements(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable RequirementsCorrection body)
            throws InterruptedException {
        return asking.ask(line, (a, checks) -> {
            Bodies.RequirementsBody given = body == null ? null : body.requirements();
            Requirements requirements = given == null ? Requirements.NONE : checks.requirements(given);
            if (given == null) {
                checks.wrong("requirements", "has to be there; {} asks for nothing");
            }
            return new DeskCommand.CorrectRequirements(
                    a.commandId(),
                    a.line(),
                    a.actor(),
                    a.at(),
                    checks.conversation(thread, n),
                    requirements,
                    checks.code("reason", body == null ? null : body.reason()));
        });
    }

    @PUT
    @Path("conflicts/{advocate}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(
            summary = "Say that an advocate must not get the person of this conversation",
            description = "Advocates say it of themselves, supervisors of anybody.")
    public Response declareConflict(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            @PathParam("advocate") String advocate,
            Bodies.@Nullable Conflict body)
            throws InterruptedException {
        return asking.ask(line, (a, checks) -> {
            asking.requireSelfOrSupervisor(advocate);
            return new DeskCommand.DeclareConflict(
                    a.commandId(),
                    a.line(),
                    a.actor(),
                    a.at(),
                    checks.conversation(thread, n),
                    checks.id("advocate", advocate),
                    checks.optionalCode("reason", body == null ? null : body.reason()));
        });
    }

    @DELETE
    @Path("conflicts/{advocate}")
    @RolesAllowed("supervisor")
    @Operation(summary = "Lift a conflict")
    public Response liftConflict(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            @PathParam("advocate") String advocate)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.LiftConflict(
                        a.commandId(),
                        a.line(),
                        a.actor(),
                        a.at(),
                        checks.conversation(thread, n),
                        checks.id("advocate", advocate)));
    }

    @PUT
    @Path("flag")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("supervisor")
    @Operation(summary = "Let the person of this conversation reach supervisors only, for a time")
    public Response flag(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable Flag body)
            throws InterruptedException {
        return asking.ask(line, (a, checks) -> {
            Instant until = checks.time("until", body == null ? null : body.until());
            if (!until.isAfter(a.at()) || until.isAfter(a.at().plus(LONGEST_FLAG))) {
                checks.wrong("until", "has to be a time to come, at most 30 days from now");
            }
            return new DeskCommand.FlagPerson(
                    a.commandId(),
                    a.line(),
                    a.actor(),
                    a.at(),
                    checks.conversation(thread, n),
                    until,
                    checks.code("reason", body == null ? null : body.reason()));
        });
    }

    @DELETE
    @Path("flag")
    @RolesAllowed("supervisor")
    @Operation(summary = "Let the person reach everybody again")
    public Response liftFlag(@PathParam("line") String line, @PathParam("thread") String thread, @PathParam("n") int n)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.LiftFlag(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.conversation(thread, n)));
    }
}
