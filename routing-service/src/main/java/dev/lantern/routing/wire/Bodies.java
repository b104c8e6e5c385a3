package dev.lantern.routing.wire;

import dev.lantern.events.AwayReason;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Small bodies of the desk API. */
final class Bodies {

    private Bodies() {}

    @Schema(name = "Availability", example = """
            {"away": "MEAL_BREAK"}""")
    record Availability(
            @Schema(description = "absent or null: available again") @Nullable
            AwayReason away) {}

    /** @param reason a code, not words: what words say of a person must not travel unsealed */
    @Schema(name = "Decline", example = """
            {"reason": "CONFLICT"}""")
    record Decline(
            @Schema(pattern = "[A-Z][A-Z0-9_]{1,39}", description = "a code such as CONFLICT or OVERLOADED") @Nullable
            String reason) {}

    @Schema(name = "Answer", requiredProperties = "text", example = """
            {"text": "Are you somewhere safe right now?"}""")
    record Answer(
            @Schema(minLength = 1, maxLength = 4000) @Nullable
            String text) {

        @Override
        public String toString() {
            return "Answer[opened]";
        }
    }

    @Schema(name = "Transfer", example = """
            {"to": "sam"}""")
    record Transfer(
            @Schema(description = "absent or null: back to the queue at its old place") @Nullable
            String to) {}

    @Schema(name = "Assign", requiredProperties = "to", example = """
            {"to": "sam"}""")
    record Assign(@Nullable String to) {}

    /** @param at when the engine did it; absent while it has not answered */
    @Schema(name = "CommandDone", example = """
            {"commandId": "5f0c0d1e9b7a4c3e8d2f6a1b0c9d8e7f", "at": "2026-03-01T12:00:00.123Z"}""")
    record CommandDone(String commandId, @Nullable Instant at) {}
}
