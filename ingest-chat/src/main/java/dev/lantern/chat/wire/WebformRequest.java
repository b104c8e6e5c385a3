package dev.lantern.chat.wire;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a webform in JSON, for the API description. It is read by
 * {@link dev.lantern.chat.webform.WebformJson}, which tells every mistake at once.
 */
@Schema(
        name = "Webform",
        additionalProperties = Schema.False.class,
        description = "Only the message is needed. Keys that are not listed here are refused.")
public record WebformRequest(
        @Schema(
                description =
                        "Names this filling-in of the form: 8 to 100 letters, digits or any of . _ ~ : -. The same id"
                                + " with the same content is the same signal, however often it is sent. Or send the header"
                                + " Idempotency-Key. Without either, sending again makes a second signal.",
                examples = "3f0c8f52-6a0e-4a44-9d0e-6b1f4f0f8f6e")
        @Nullable
        String submissionId,

        @Schema(description = "BCP 47", examples = "es") @Nullable
        String language,

        @Schema(required = true, minLength = 1, maxLength = 10_000, description = "Length in Unicode code points.")
        String message,

        @Nullable Boolean inDangerNow,
        @Nullable Boolean under18,
        @Nullable ContactBack contactBack,
        @Nullable Place place) {

    @Schema(
            description =
                    "Whether the person may be contacted, and how. Nobody is contacted who did not say it is safe.")
    public record ContactBack(
            @Schema(required = true, description = "When false, the rest is not kept.")
            boolean safe,

            @Schema(
                    description = "Needed when safe.",
                    enumeration = {"phone", "text", "email"})
            @Nullable
            String means,

            @Schema(description = "Needed when safe: a telephone number or an email address.", maxLength = 254)
            @Nullable
            String address,

            @Schema(description = "The safe time, in the person's words.", maxLength = 500) @Nullable
            String when,

            @Nullable Boolean voicemail) {}

    @Schema(name = "WebformPlace", additionalProperties = Schema.False.class)
    public record Place(
            @Schema(maxLength = 80, examples = "Dallas") @Nullable
            String city,

            @Schema(maxLength = 40, description = "Name or postal code of a state of the USA.", examples = "TX")
            @Nullable
            String state) {}

    @Schema(name = "WebformTaken")
    public record Taken(
            @Schema(examples = "3b1f0c2d4e5a69788796a5b4c3d2e1f0")
            String signalId,

            @Schema(description = "A short code to tell the person.", examples = "7KQ4-M2XD")
            String reference) {}
}
