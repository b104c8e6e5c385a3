package dev.lantern.chat.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Problem details (RFC 9457) of type {@code about:blank}, so the title is that of the status. */
@Schema(description = "RFC 9457 problem details")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(examples = "Unprocessable Content") String title,
        @Schema(examples = "422") int status,
        @Schema(examples = "WEBFORM_MISTAKES") Code code,

        @Schema(description = "a sentence for people", examples = "The form was not taken.")
        String detail,

        @Schema(description = "one per field") List<FieldError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** What a machine can decide by. */
    public enum Code {
        NOT_JSON(400, "Bad Request"),
        BAD_KEY(400, "Bad Request"),
        UNKNOWN_WEBFORM(404, "Not Found"),
        TOO_LARGE(413, "Content Too Large"),
        WEBFORM_MISTAKES(422, "Unprocessable Content"),
        NOT_NOW(503, "Service Unavailable");

        private final int status;
        private final String title;

        Code(int status, String title) {
            this.status = status;
            this.title = title;
        }
    }

    /** What is wrong with one field; never repeats its value. */
    public record FieldError(
            @Schema(description = "JSON pointer", examples = "/contactBack/address")
            String pointer,

            @Schema(examples = "NOT_A_PHONE_NUMBER") String code,

            @Schema(
                    description = "in the language of Accept-Language",
                    examples = "This does not look like a phone number.")
            String detail) {}

    static Response response(Code code, String detail, List<FieldError> errors) {
        return Response.status(code.status)
                .type(MEDIA_TYPE)
                .entity(new Problem(code.title, code.status, code, detail, errors))
                .build();
    }

    static Response response(Code code, String detail) {
        return response(code, detail, List.of());
    }
}
