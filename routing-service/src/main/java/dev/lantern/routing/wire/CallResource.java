package dev.lantern.routing.wire;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Reader;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.routing.desk.Telephones;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What is done in the room of a call. That it is asked for is answered at once; what became of it on the telephone comes on
 * the stream, as participants, as a hold, or as a notice when it failed.
 */
@Path("/desk/lines/{line}/conversations/{thread}/{n: [1-9][0-9]{0,8}}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Calls")
public class CallResource {

    private static final String EMERGENCY = "911";

    private final Asking asking;
    private final RoutingService service;

    CallResource(Asking asking, RoutingService service) {
        this.asking = asking;
        this.service = service;
    }

    @POST
    @Path("hold")
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Put the person on hold", description = "They hear music, and you do not hear them.")
    public Response hold(@PathParam("line") String line, @PathParam("thread") String thread, @PathParam("n") int n)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.HoldCall(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.conversation(thread, n)));
    }

    @POST
    @Path("resume")
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Go on with a person who is on hold")
    public Response resume(@PathParam("line") String line, @PathParam("thread") String thread, @PathParam("n") int n)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.ResumeCall(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.conversation(thread, n)));
    }

    @POST
    @Path("third-parties")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(
            summary = "Call somebody from outside into the call",
            description =
                    "An interpreter, or a service provider for a warm hand-off; 911 only with emergency: true. They"
                            + " hear that a call of the line is connected, and nothing of the person. The command id is the"
                            + " id of the participant.")
    public Response thirdParty(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable ThirdParty body)
            throws InterruptedException {
        return asking.ask(line, (a, checks) -> {
            String conversation = checks.conversation(thread, n);
            boolean emergency = body != null && emergency(body, checks);
            String number = emergency ? EMERGENCY : number(body, checks);
            ParticipantRole role = emergency ? ParticipantRole.EMERGENCY : role(body, checks);
            return new DeskCommand.CallThirdParty(
                    a.commandId(),
                    a.line(),
                    a.actor(),
                    a.at(),
                    conversation,
                    role,
                    service.keys().sealer().seal(Reader.VOICE, thread, SealedField.PARTICIPANT_TELEPHONE, number));
        });
    }

    @DELETE
    @Path("participants/{participant}")
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(
            summary = "Let somebody leave whom you called or asked into the conversation",
            description = "The participant is an advocate, or the id of somebody from outside.")
    public Response drop(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            @PathParam("participant") String participant)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.DropParticipant(
                        a.commandId(),
                        a.line(),
                        a.actor(),
                        a.at(),
                        checks.conversation(thread, n),
                        checks.id("participant", participant)));
    }

    @POST
    @Path("mute")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Be heard no longer in the call, or again")
    public Response mute(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable Mute body)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.MuteCall(
                        a.commandId(),
                        a.line(),
                        a.actor(),
                        a.at(),
                        checks.conversation(thread, n),
                        checks.given("muted", body == null ? null : body.muted(), false, "true or false")));
    }

    @POST
    @Path("whisper")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("supervisor")
    @Operation(
            summary = "Speak to the advocate of a call that you monitor, or only listen again",
            description = "The person hears you in neither case.")
    public Response whisper(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable Whisper body)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.WhisperToAdvocate(
                        a.commandId(),
                        a.line(),
                        a.actor(),
                        a.at(),
                        checks.conversation(thread, n),
                        checks.given("whispering", body == null ? null : body.whispering(), false, "true or false")));
    }

    private static boolean emergency(Bodies.ThirdParty body, Checks checks) {
        boolean emergency = Boolean.TRUE.equals(body.emergency());
        if (emergency && (body.number() != null || body.role() != null)) {
            checks.wrong("emergency", "calls 911; leave number and role out");
        }
        return emergency;
    }

    private static String number(Bodies.@Nullable ThirdParty body, Checks checks) {
        String number = body == null ? null : body.number();
        if (number == null || !Telephones.NUMBER.matcher(number).matches()) {
            checks.wrong("number", "has to be a number such as +15550100142; 911 is called by emergency: true");
            return "";
        }
        return number;
    }

    private static ParticipantRole role(Bodies.@Nullable ThirdParty body, Checks checks) {
        String what = "PROVIDER or INTERPRETER";
        ParticipantRole role = checks.given("role", body == null ? null : body.role(), ParticipantRole.PROVIDER, what);
        if (role != ParticipantRole.PROVIDER && role != ParticipantRole.INTERPRETER) {
            checks.wrong("role", "has to be " + what);
        }
        return role;
    }
}
