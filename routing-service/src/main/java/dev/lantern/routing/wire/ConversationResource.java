package dev.lantern.routing.wire;

import dev.lantern.events.ConversationIds;
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
            String conversation = conversation(thread, n, checks);
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
                        a.commandId(), a.line(), a.actor(), a.at(), conversation(thread, n, checks)));
    }

    @POST
    @Path("transfer")
    @RolesAllowed({"advocate", "supervisor"})
    @Operation(summary = "Give the conversation to another advocate, or back to the queue")
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
                        conversation(thread, n, checks),
                        checks.optionalId("to", body == null ? null : body.to()),
                        null,
                        null));
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
                        conversation(thread, n, checks),
                        checks.id("to", body == null ? null : body.to())));
    }

    private static String conversation(String thread, int n, Checks checks) {
        return ConversationIds.of(checks.id("thread", thread), n);
    }
}
