package dev.lantern.routing.wire;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.SealedField;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is done with a conversation. */
@Path("/desk/lines/{line}/conversations/{thread}/{n: [1-9][0-9]{0,8}}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Conversations")
public class ConversationResource {

    private static final int MAX_ANSWER = 4000;

    private final Asking asking;
    private final RoutingService service;

    ConversationResource(Asking asking, RoutingService service) {
        this.asking = asking;
        this.service = service;
    }

    @POST
    @Path("answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Send words to the person", description = "The command id is the id of the reply.")
    public Response answer(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable Answer body)
            throws InterruptedException {
        return asking.ask(line, (a, checks) -> {
            String conversation = checks.conversation(thread, n);
            String words = checks.text("text", body == null ? null : body.text(), MAX_ANSWER);
            Sealed text = service.keys().sealer().seal(Reader.DESK, thread, SealedField.REPLY_COPY, words);
            return new DeskCommand.SendAnswer(a.commandId(), a.line(), a.actor(), a.at(), conversation, text);
        });
    }

    @POST
    @Path("complete")
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "End the conversation")
    public Response complete(@PathParam("line") String line, @PathParam("thread") String thread, @PathParam("n") int n)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.CompleteConversation(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.conversation(thread, n)));
    }

    @POST
    @Path("wrap-up/finish")
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(
            summary = "Say that this conversation is written up",
            description = "There is room for another one then.")
    public Response finishWrapUp(
            @PathParam("line") String line, @PathParam("thread") String thread, @PathParam("n") int n)
            throws InterruptedException {
        return asking.ask(
                line,
                (a, checks) -> new DeskCommand.FinishWrapUp(
                        a.commandId(), a.line(), a.actor(), a.at(), checks.conversation(thread, n)));
    }

    @POST
    @Path("callback")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(
            summary = "Agree that the person is called back, only within the time they called safe",
            description =
                    "They keep their place in the queue. Who was cut off is called back only as they had agreed to"
                            + " before: then without 'to', and within that time.")
    public Response callback(
            @PathParam("line") String line,
            @PathParam("thread") String thread,
            @PathParam("n") int n,
            Bodies.@Nullable Callback body)
            throws InterruptedException {
        return asking.ask(line, (a, checks) -> {
            Instant from = checks.time("notBefore", body == null ? null : body.notBefore());
            Instant until = checks.time("notAfter", body == null ? null : body.notAfter());
            if (!until.isAfter(from) || !until.isAfter(a.at())) {
                checks.wrong("notAfter", "has to be later than notBefore, and to come");
            }
            String conversation = checks.conversation(thread, n);
            String to = checks.optionalTelephone("to", body == null ? null : body.to());
            return new DeskCommand.RequestCallback(
                    a.commandId(),
                    a.line(),
                    a.actor(),
                    a.at(),
                    conversation,
                    from,
                    until,
                    body != null && Boolean.TRUE.equals(body.voicemail()),
                    to == null ? null : service.keys().sealer().seal(Reader.DESK, thread, SealedField.CALLBACK_TO, to));
        });
    }
}
