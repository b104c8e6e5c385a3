package dev.lantern.cases.wire.http;

import dev.lantern.attachments.SealedAttachments.Content;
import dev.lantern.cases.KeptAttachment;
import dev.lantern.cases.store.CaseReads;
import dev.lantern.cases.wire.Attachments;
import dev.lantern.events.ConversationIds;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;

/** Pictures and other files that people sent, one at a time. */
@Path("/conversations/{thread}/{n: [0-9]{1,9}}/signals/{signalId}/attachments/{number: [0-9]{1,3}}")
@Authenticated
@RunOnVirtualThread
public class AttachmentResource {

    private static final Logger LOG = Logger.getLogger(AttachmentResource.class);
    private static final int ASK_AGAIN_AFTER_SECONDS = 5;

    private final CaseReads reads;
    private final Viewers viewers;
    private final Attachments attachments;

    AttachmentResource(CaseReads reads, Viewers viewers, Attachments attachments) {
        this.reads = reads;
        this.viewers = viewers;
        this.attachments = attachments;
    }

    @GET
    @Operation(
            operationId = "readAttachment",
            summary = "A picture or other file that the person sent",
            description =
                    "For whoever may read the conversation; for everybody else it does not exist. Save it, never show it"
                            + " in the page of a frontend unless it is a picture: some kinds are as the person sent"
                            + " them, see attributes.keptAs of the signal. Every read is audited.")
    @APIResponse(responseCode = "200", ref = "attachment")
    @APIResponse(responseCode = "404", ref = "nothing-here")
    @APIResponse(responseCode = "410", ref = "attachment-gone")
    @APIResponse(responseCode = "503", ref = "attachment-later")
    public Response attachment(
            @PathParam("thread") @Parameter(examples = @ExampleObject(name = "thread", value = "sms-4f1d0c7a2b9e6358"))
                    String thread,
            @PathParam("n") @Parameter(description = "The n-th conversation of its thread, from 1") int n,
            @PathParam("signalId")
                    @Parameter(
                            description = "As in the conversation",
                            examples = @ExampleObject(name = "signal", value = "0f5d2c7b81a94e36"))
                    String signalId,
            @PathParam("number") @Parameter(description = "The signal's n-th attachment, from 1") int number) {
        if (!Query.isId(thread) || !Query.isId(signalId)) {
            return Problems.notFound();
        }
        Optional<KeptAttachment> kept =
                reads.attachment(ConversationIds.of(thread, n), signalId, number, viewers.current());
        return kept.isEmpty() ? Problems.notFound() : opened(kept.get(), signalId, number);
    }

    private Response opened(KeptAttachment kept, String signalId, int number) {
        try {
            return switch (attachments.read(kept)) {
                case Content.Bytes content -> file(content, number);
                case Content.Gone gone ->
                    Problem.answer(Status.GONE, "It was deleted.").build();
                case Content.Unopenable unopenable -> {
                    LOG.errorf("an attachment cannot be opened: signal=%s number=%d", signalId, number);
                    yield Problem.answer(
                                    Status.INTERNAL_SERVER_ERROR,
                                    "It cannot be opened with the keys that are here; a technician must look.")
                            .build();
                }
            };
        } catch (IOException e) {
            LOG.errorf("an attachment cannot be read: signal=%s number=%d reason=%s", signalId, number, e.getMessage());
            return Problem.answer(Status.SERVICE_UNAVAILABLE, "It cannot be read at the moment.")
                    .header(HttpHeaders.RETRY_AFTER, ASK_AGAIN_AFTER_SECONDS)
                    .build();
        }
    }

    /** Nothing of a stranger's file runs: it is saved, taken for nothing else than we say, and kept by no cache. */
    private static Response file(Content.Bytes content, int number) {
        return Response.ok(content.bytes(), content.contentType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attachment-" + number + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}
