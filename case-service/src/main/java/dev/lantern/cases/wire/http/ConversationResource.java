package dev.lantern.cases.wire.http;

import dev.lantern.cases.store.CaseReads;
import dev.lantern.cases.wire.Keys;
import dev.lantern.events.ConversationIds;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConversationResource {

    private static final int LISTED = 50;
    private static final int LISTED_MOST = 500;
    private static final int ENTRIES = 200;
    private static final int ENTRIES_MOST = 1000;

    private final CaseReads reads;
    private final Viewers viewers;
    private final Keys keys;

    ConversationResource(CaseReads reads, Viewers viewers, Keys keys) {
        this.reads = reads;
        this.viewers = viewers;
        this.keys = keys;
    }

    @GET
    @Path("{thread}/{n: [0-9]{1,9}}")
    @Authenticated
    @Operation(
            operationId = "readConversation",
            summary = "A conversation and its timeline, oldest entry first",
            description =
                    "For the advocate who has it now, or had it when it was completed, and for supervisors. For everybody else it does not exist. Every read is audited.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ConversationView.class),
                            examples = @ExampleObject(name = "answered", ref = "answered-conversation")))
    @APIResponse(responseCode = "404", ref = "nothing-here")
    public Response conversation(
            @PathParam("thread") @Parameter(examples = @ExampleObject(name = "thread", value = "sms-4f1d0c7a2b9e6358"))
                    String thread,
            @PathParam("n") @Parameter(description = "The n-th conversation of its thread, from 1") int n,
            @QueryParam("after") @Parameter(description = "next of the page before") @Nullable String after,
            @QueryParam("limit")
                    @Parameter(description = "How many entries at most, 1 to 1000; 200 when left out")
                    @Nullable
                    String limit) {
        var cursor = Query.cursor("after", after);
        int most = Query.limit(limit, ENTRIES, ENTRIES_MOST);
        if (!Query.isId(thread)) {
            return Problems.notFound();
        }
        return reads.conversation(ConversationIds.of(thread, n), viewers.current(), cursor, most)
                .map(file -> Content200.of(ConversationView.of(file, keys.opener())))
                .orElseGet(Problems::notFound);
    }

    @GET
    @RolesAllowed(Viewers.SUPERVISOR)
    @Operation(
            operationId = "listConversations",
            summary = "Conversations without content, newest first",
            description = "For supervisors.")
    @APIResponse(responseCode = "200", ref = "conversation-list")
    @APIResponse(responseCode = "400", ref = "bad-query")
    public Listed<ConversationSummary> conversations(
            @QueryParam("line") @Parameter(description = "Only of this line") @Nullable String line,
            @QueryParam("signal") @Parameter(description = "Only the one that this signal belongs to") @Nullable
                    String signal,
            @QueryParam("after") @Parameter(description = "next of the page before") @Nullable String after,
            @QueryParam("limit") @Parameter(description = "1 to 500; 50 when left out") @Nullable String limit) {
        return Listed.of(
                reads.conversations(
                        Query.id("line", line),
                        Query.id("signal", signal),
                        Query.cursor("after", after),
                        Query.limit(limit, LISTED, LISTED_MOST)),
                ConversationSummary::of);
    }
}
