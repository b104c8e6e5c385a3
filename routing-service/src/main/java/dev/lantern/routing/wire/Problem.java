package dev.lantern.routing.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457). Nothing in it repeats what was sent.
 *
 * @param title the same for every problem of its kind
 * @param detail a sentence about this one
 * @param code stable, for programs; of a refused command the reason
 * @param errors what is wrong with which field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "Problem details, RFC 9457")
public record Problem(
        String title,
        int status,
        @Nullable String detail,
        @Nullable String code,
        @Nullable String commandId,
        @Nullable List<FieldError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final int RETRY_AFTER_SECONDS = 1;

    /** Unprocessable content, RFC 9110, section 15.5.21. */
    static final Response.StatusType UNPROCESSABLE = new Response.StatusType() {
        @Override
        public int getStatusCode() {
            return 422;
        }

        @Override
        public Response.Status.Family getFamily() {
            return Response.Status.Family.CLIENT_ERROR;
        }

        @Override
        public String getReasonPhrase() {
            return "Unprocessable Content";
        }
    };

    /**
     * @param field its name in the body, path or header; of a table its column
     * @param row of a table, as a spreadsheet numbers them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(
            String field, String message, @Nullable Long row) {

        FieldError(String field, String message) {
            this(field, message, null);
        }
    }

    static Problem of(Response.StatusType status, String code, String detail) {
        return new Problem(status.getReasonPhrase(), status.getStatusCode(), detail, code, null, null);
    }

    static Problem invalid(List<FieldError> errors) {
        return new Problem("Bad Request", 400, "Some of what was sent does not fit.", "INVALID", null, errors);
    }

    Problem about(String command) {
        return new Problem(title, status, detail, code, command, errors);
    }

    Response response() {
        Response.ResponseBuilder answer =
                Response.status(status).type(MEDIA_TYPE).entity(this);
        if (status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    ProblemException exception() {
        return new ProblemException(this);
    }
}
