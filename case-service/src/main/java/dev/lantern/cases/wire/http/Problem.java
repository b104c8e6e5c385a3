package dev.lantern.cases.wire.http;

import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 9457: what went wrong. The type is left out, which means that title and status say it all. */
@Schema(description = "RFC 9457 problem details")
public record Problem(
        @Schema(examples = "404") int status,
        @Schema(examples = "Not Found") String title,

        @Schema(examples = "There is nothing here that you may read.")
        String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Response.ResponseBuilder answer(Response.StatusType status, String detail) {
        return Response.status(status.getStatusCode())
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(new Problem(status.getStatusCode(), status.getReasonPhrase(), detail));
    }
}
