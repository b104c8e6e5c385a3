package dev.lantern.cases.wire.http;

import dev.lantern.cases.SignalTrace;
import dev.lantern.cases.store.CaseReads;
import dev.lantern.cases.wire.Keys;
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

/** Signals by themselves, for supervisors: one may be kept before any conversation is known. */
@Path("/signals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Viewers.SUPERVISOR)
@RunOnVirtualThread
public class SignalResource {

    private static final int LISTED = 100;
    private static final int LISTED_MOST = 1000;

    private final CaseReads reads;
    private final Viewers viewers;
    private final Keys keys;

    SignalResource(CaseReads reads, Viewers viewers, Keys keys) {
        this.reads = reads;
        this.viewers = viewers;
        this.keys = keys;
    }

    @GET
    @Operation(
            operationId = "listSignals",
            summary = "Which signals are kept, and where each went: no content, oldest first",
            description = "For supervisors, and for whoever checks that nothing is lost.")
    @APIResponse(responseCode = "200", ref = "signal-list")
    @APIResponse(responseCode = "400", ref = "bad-query")
    public Listed<SignalTrace> signals(
            @QueryParam("line") @Parameter(description = "Only of this line") @Nullable String line,
            @QueryParam("after") @Parameter(description = "next of the page before") @Nullable String after,
            @QueryParam("limit") @Parameter(description = "1 to 1000; 100 when left out") @Nullable String limit) {
        return Listed.of(
                reads.signals(
                        Query.id("line", line), Query.cursor("after", after), Query.limit(limit, LISTED, LISTED_MOST)),
                trace -> trace);
    }

    @GET
    @Path("{signalId}")
    @Operation(
            operationId = "readSignal",
            summary = "A signal with what the person sent",
            description = "For supervisors. Every read is audited.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SignalView.class),
                            examples = @ExampleObject(name = "text", ref = "text-signal")))
    @APIResponse(responseCode = "404", ref = "nothing-here")
    public Response signal(@PathParam("signalId") String signalId) {
        if (!Query.isId(signalId)) {
            return Problems.notFound();
        }
        return reads.signal(signalId, viewers.current())
                .map(signal -> Content200.of(SignalView.of(signal, keys.opener())))
                .orElseGet(Problems::notFound);
    }
}
