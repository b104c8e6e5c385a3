package dev.lantern.routing.wire;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An advocate as a supervisor enters them. Everything is needed; what is missing is told, not guessed. */
@Schema(
        name = "RosterEntry",
        requiredProperties = {"displayName", "languages", "capacity"},
        example = """
                {"displayName": "Maria", "languages": ["en", "es"], "capacity": {"SMS": 3, "WEBFORM": 2}}""")
public record RosterEntry(
        @Schema(maxLength = 100) @Nullable String displayName,
        @Schema(description = "BCP 47 tags") @Nullable List<String> languages,

        @Schema(description = "how many conversations at once, by channel; a channel that is absent is not offered")
        @Nullable
        Map<String, Integer> capacity) {}
