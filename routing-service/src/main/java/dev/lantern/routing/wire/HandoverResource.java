package dev.lantern.routing.wire;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.desk.ProfileCheck;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who else is in a conversation, or has it next. */
@Path("/desk/lines/{line}/conversations/{thread}/{n: [1-9][0-9]{0,8}}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Handover")
public class HandoverResource {

    private final Asking asking;

    HandoverResource(Asking asking) {
        this.asking = asking;
    }

    @POST
    @Path("transfer")
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(
            summary = "Give the conversation to another advocate, or back to the queue",
            description =
                    "Cold: it is offered to the other, or waits again, at its old place. Warm: you keep it until the other has accepted.")
    public Response transfer(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable Transfer body)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.TransferConversation(
                        a.commandId(),
                        a.line(),
                        a.actor(),
                        a.at(),
                        checks.conversation(thread, n),
                        checks.optionalId("to", body == null ? null : body.to()),
                        body == null ? null : body.warm(),
                        checks.optionalRequirements(body == null ? null : body.requirements())));
    }

    @POST
    @Path("assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("supervisor")
    @Operation(summary = "Give a waiting or assigned conversation to an advocate")
    public Response assign(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable Assign body)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.AssignConversation(
                        a.commandId(),
                        a.line(),
                        a.actor(),
                        a.at(),
                        checks.conversation(thread, n),
                        checks.id("to", body == null ? null : body.to())));
    }

    @POST
    @Path("take-over")
    @RolesAllowed("supervisor")
    @Operation(summary = "Take the conversation upon yourself, whoever has it")
    public Response takeOver(@PathParam("line") String line, @PathParam("thread") String thread, @PathParam("n") int n)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.TakeOverConversation(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.conversation(thread, n)));
    }

    @POST
    @Path("monitor")
    @RolesAllowed("supervisor")
    @Operation(summary = "Read along, unseen by the person")
    public Response monitor(@PathParam("line") String line, @PathParam("thread") String thread, @PathParam("n") int n)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.MonitorConversation(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.conversation(thread, n)));
    }

    @POST
    @Path("invitations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(
            summary = "Ask another advocate to join",
            description = "They get an offer with the role, and accept or decline it like any other.")
    public Response invite(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable Invitation body)
            throws InterruptedException {
        return asking.ask(line, (a, checks) -> {
            ParticipantRole role = checks.given(
                    "role", body == null ? null : body.role(), ParticipantRole.CONSULTANT, "CONSULTANT or INTERPRETER");
            if (role == ParticipantRole.MONITOR) {
                checks.wrong("role", "has to be CONSULTANT or INTERPRETER; to monitor is for supervisors");
            }
            return new DeskCommand.InviteToConversation(
                    a.commandId(),
                    a.line(),
                    a.actor(),
                    a.at(),
                    checks.conversation(thread, n),
                    checks.id("advocate", body == null ? null : body.advocate()),
                    role);
        });
    }

    @POST
    @Path("interpreter")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Note that an interpreter from outside is with you")
    public Response interpreter(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable Interpreter body)
            throws InterruptedException {
        return asking.ask(line, (a, checks) -> {
            String known = ProfileCheck.language(body == null ? null : body.language());
            if (known == null) {
                checks.wrong("language", "has to be a BCP 47 tag, such as vi");
            }
            String language = known == null ? "" : known;
            return new DeskCommand.RecordInterpreter(
                    a.commandId(),
                    a.line(),
                    a.actor(),
                    a.at(),
                    checks.conversation(thread, n),
                    language,
                    checks.id("interpreter", body == null ? null : body.interpreter()));
        });
    }

    @POST
    @Path("leave")
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Leave a conversation that you only take part in", description = "Whoever has it keeps it.")
    public Response leave(@PathParam("line") String line, @PathParam("thread") String thread, @PathParam("n") int n)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.LeaveConversation(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.conversation(thread, n)));
    }
}
