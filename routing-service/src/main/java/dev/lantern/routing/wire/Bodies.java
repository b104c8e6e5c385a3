package dev.lantern.routing.wire;

import dev.lantern.events.AwayReason;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Small bodies of the desk API. */
final class Bodies {

    static final String CODE = "[A-Z][A-Z0-9_]{1,39}";
    static final String REASON = "a code: what words say of a person must not travel unsealed";

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
            {"to": "sam", "warm": true}""")
    record Transfer(
            @Schema(description = "absent or null: back to the queue at its old place") @Nullable
            String to,

            @Schema(description = "whether you keep it until the other has accepted; absent: no") @Nullable
            Boolean warm,

            @Schema(description = "what the next one should bring; absent: as before") @Nullable
            RequirementsBody requirements) {}

    @Schema(name = "Requirements", example = """
            {"language": "es", "languageLevel": 3, "expertise": ["LABOUR"], "place": "NV"}""")
    record RequirementsBody(
            @Schema(description = "BCP 47 tag; absent: the line's default") @Nullable
            String language,

            @Schema(minimum = "1", maximum = "5") @Nullable Integer languageLevel,

            @Schema(description = "in the line's own words; all of them are wanted") @Nullable
            List<String> expertise,

            @Schema(description = "state (ISO 3166-2 without the country)") @Nullable
            String place) {}

    @Schema(
            name = "RequirementsCorrection",
            requiredProperties = {"requirements", "reason"},
            example = """
            {"requirements": {"language": "es", "expertise": ["MINORS"]}, "reason": "SAID_SO"}""")
    record RequirementsCorrection(
            @Nullable RequirementsBody requirements,

            @Schema(pattern = CODE, description = REASON) @Nullable
            String reason) {}

    @Schema(
            name = "UrgencyCorrection",
            requiredProperties = {"urgency", "reason"},
            example = """
            {"urgency": "IMMINENT_DANGER", "reason": "HEARD_THREATS"}""")
    record UrgencyCorrection(
            @Nullable Urgency urgency,

            @Schema(pattern = CODE, description = REASON) @Nullable
            String reason) {}

    @Schema(
            name = "Invitation",
            requiredProperties = {"advocate", "role"},
            example = """
            {"advocate": "sam", "role": "CONSULTANT"}""")
    record Invitation(
            @Nullable String advocate,

            @Schema(description = "CONSULTANT or INTERPRETER") @Nullable
            ParticipantRole role) {}

    @Schema(
            name = "Interpreter",
            requiredProperties = {"language", "interpreter"},
            example = """
            {"language": "vi", "interpreter": "4711"}""")
    record Interpreter(
            @Schema(description = "BCP 47 tag") @Nullable String language,

            @Schema(description = "their number at their service; nothing personal") @Nullable
            String interpreter) {}

    @Schema(
            name = "Callback",
            requiredProperties = {"notBefore", "notAfter"},
            example = """
            {"notBefore": "2026-03-01T18:00:00Z", "notAfter": "2026-03-01T19:00:00Z", "voicemail": false}""")
    record Callback(
            @Schema(description = "when the person said it begins to be safe") @Nullable
            Instant notBefore,

            @Schema(description = "when it ends to be safe") @Nullable
            Instant notAfter,

            @Schema(description = "whether something may be said to a machine; absent: no") @Nullable
            Boolean voicemail,

            @Schema(
                    description =
                            "where the person said it is safe to call, E.164; absent: where they said before, or the"
                                    + " number they called from",
                    pattern = Checks.TELEPHONE)
            @Nullable
            String to) {

        /** Only what is not personal. */
        @Override
        public String toString() {
            return "Callback[" + notBefore + ", " + notAfter + "]";
        }
    }

    @Schema(name = "Conflict", example = """
            {"reason": "KNOWS_THE_PERSON"}""")
    record Conflict(
            @Schema(pattern = CODE, description = REASON) @Nullable
            String reason) {}

    @Schema(
            name = "Flag",
            requiredProperties = {"until", "reason"},
            example = """
            {"until": "2026-03-02T12:00:00Z", "reason": "ABUSIVE"}""")
    record Flag(
            @Schema(description = "at most 30 days from now") @Nullable
            Instant until,

            @Schema(pattern = CODE, description = REASON) @Nullable
            String reason) {}

    @Schema(name = "Surge", requiredProperties = "on", example = """
            {"on": true}""")
    record Surge(@Nullable Boolean on) {}

    @Schema(name = "ThirdParty", example = """
            {"number": "+15550100142", "role": "PROVIDER"}""")
    record ThirdParty(
            @Schema(description = "E.164; absent when emergency is true") @Nullable
            String number,

            @Schema(description = "PROVIDER or INTERPRETER; absent when emergency is true") @Nullable
            ParticipantRole role,

            @Schema(description = "true: 911 is called, which must never happen by mistake") @Nullable
            Boolean emergency) {

        /** Without the number. */
        @Override
        public String toString() {
            return "ThirdParty[" + role + "]";
        }
    }

    @Schema(name = "Mute", requiredProperties = "muted", example = """
            {"muted": true}""")
    record Mute(@Nullable Boolean muted) {}

    @Schema(name = "Whisper", requiredProperties = "whispering", example = """
            {"whispering": true}""")
    record Whisper(
            @Schema(description = "true: the advocate alone hears you; false: nobody does") @Nullable
            Boolean whispering) {}

    @Schema(name = "Assign", requiredProperties = "to", example = """
            {"to": "sam"}""")
    record Assign(@Nullable String to) {}

    /** @param identity by which the softphone is rung */
    @Schema(name = "SoftphoneToken")
    record SoftphoneToken(String token, String identity, Instant expiresAt) {

        /** Without the token. */
        @Override
        public String toString() {
            return "SoftphoneToken[" + identity + "]";
        }
    }

    /** @param at when the engine did it; absent while it has not answered */
    @Schema(name = "CommandDone", example = """
            {"commandId": "5f0c0d1e9b7a4c3e8d2f6a1b0c9d8e7f", "at": "2026-03-01T12:00:00.123Z"}""")
    record CommandDone(String commandId, @Nullable Instant at) {}
}
