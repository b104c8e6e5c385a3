package dev.lantern.routing.wire;

import dev.lantern.routing.desk.ProfileCheck;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An advocate's entry in the roster of a line, as a supervisor writes it. */
@Schema(
        name = "RosterEntry",
        requiredProperties = {"displayName", "languages", "capacity"},
        example = """
                {"displayName": "Maria", "languages": ["en", "es"], "languageLevels": {"es": 4},
                 "skills": {"LABOUR": 3, "MINORS": 1}, "places": ["NV", "CA"], "capacity": {"SMS": 3, "WEBFORM": 2},
                 "supervisor": false, "interpreter": true, "telephone": "+15550100142"}""")
public record RosterEntry(
        @Schema(maxLength = ProfileCheck.MAX_NAME) @Nullable String displayName,

        @Schema(description = "BCP 47 tags, the best one first") @Nullable
        List<String> languages,

        @Schema(description = "1 (a few words) to 5 (as a first language), by tag; a language that is not named has 5")
        @Nullable
        Map<String, Integer> languageLevels,

        @Schema(description = "1 to 3 by expertise, in the line's own words such as LABOUR or MINORS") @Nullable
        Map<String, Integer> skills,

        @Schema(description = "states (ISO 3166-2 without the country) whose services the advocate knows") @Nullable
        List<String> places,

        @Schema(description = "how many conversations at once, by channel; a channel that is absent is not offered")
        @Nullable
        Map<String, Integer> capacity,

        @Schema(description = "whether the line falls back upon this advocate; absent means no") @Nullable
        Boolean supervisor,

        @Schema(description = "whether the advocate works with an interpreter; absent means yes") @Nullable
        Boolean interpreter,

        @Schema(
                description =
                        "where the advocate is called: a number in E.164, a sip: address, or what the roster shows of"
                                + " the one there is; absent: at the softphone. It is kept sealed and shown masked")
        @Nullable
        String telephone) {

    static final RosterEntry NOTHING = new RosterEntry(null, null, null, null, null, null, null, null, null);

    ProfileCheck.Written of(String advocate) {
        return new ProfileCheck.Written(
                advocate,
                displayName,
                languages,
                languageLevels,
                skills,
                places,
                capacity,
                supervisor,
                interpreter,
                telephone);
    }

    /** Without the telephone. */
    @Override
    public String toString() {
        return "RosterEntry[" + displayName + "]";
    }
}
