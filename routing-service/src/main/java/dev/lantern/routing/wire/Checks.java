package dev.lantern.routing.wire;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.Requirements;
import dev.lantern.routing.desk.ProfileCheck;
import dev.lantern.routing.desk.Telephones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request and refuses it with all of it at once. */
final class Checks {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    static final String TELEPHONE = "\\+[1-9][0-9]{6,14}";

    private static final Pattern NUMBER = Pattern.compile(TELEPHONE);

    private static final Pattern PLACE = Pattern.compile("[A-Z0-9]{1,3}");

    private final List<Problem.FieldError> errors = new ArrayList<>();

    String id(String field, @Nullable String value) {
        return ProfileCheck.id(field, value, this::wrong);
    }

    /** Absent or empty is none. */
    @Nullable
    String optionalId(String field, @Nullable String value) {
        return value == null || value.isEmpty() ? null : id(field, value);
    }

    String text(String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            wrong(field, "has to have at least one character that is not a space");
            return "";
        }
        if (value.length() > most) {
            wrong(field, "has to be at most " + most + " characters long");
        }
        return value;
    }

    /** Absent is none. */
    @Nullable
    String optionalCode(String field, @Nullable String value) {
        if (value != null && !CODE.matcher(value).matches()) {
            wrong(field, "has to be a code of 2 to 40 capitals, digits and '_'");
        }
        return value;
    }

    String code(String field, @Nullable String value) {
        if (value == null) {
            wrong(field, "has to be a code of 2 to 40 capitals, digits and '_'");
            return "";
        }
        String code = optionalCode(field, value);
        return code == null ? "" : code;
    }

    /** Absent is none. Never quoted. */
    @Nullable
    String optionalTelephone(String field, @Nullable String value) {
        if (value != null && !NUMBER.matcher(value).matches()) {
            wrong(field, "has to be a telephone number such as +15550100142");
        }
        return value;
    }

    String conversation(String thread, int n) {
        return ConversationIds.of(id("thread", thread), n);
    }

    AdvocateProfile profile(String advocate, @Nullable RosterEntry entry, Telephones telephones) {
        return new ProfileCheck(this::wrong, telephones)
                .profile((entry == null ? RosterEntry.NOTHING : entry).of(advocate));
    }

    /** Absent is none; an empty one asks for nothing. */
    @Nullable
    Requirements optionalRequirements(Bodies.@Nullable RequirementsBody given) {
        return given == null ? null : requirements(given);
    }

    Requirements requirements(Bodies.RequirementsBody given) {
        String language = given.language() == null ? null : ProfileCheck.language(given.language());
        if (given.language() != null && language == null) {
            wrong("language", "has to be a BCP 47 tag, such as en or es-MX");
        }
        Integer level = given.languageLevel();
        if (level != null && (level < 1 || level > AdvocateProfile.NATIVE)) {
            wrong("languageLevel", "has to be from 1 to " + AdvocateProfile.NATIVE);
        }
        List<String> expertise = given.expertise() == null ? List.of() : given.expertise();
        expertise.forEach(one -> code("expertise", one));
        String place = given.place();
        if (place != null && !PLACE.matcher(place).matches()) {
            wrong("place", "has to be a state, such as NV (ISO 3166-2)");
        }
        return new Requirements(language, level, expertise, place);
    }

    Instant time(String field, @Nullable Instant time) {
        if (time == null) {
            wrong(field, "has to be a time, such as 2026-03-01T12:00:00Z");
            return Instant.EPOCH;
        }
        return time;
    }

    <T> T given(String field, @Nullable T value, T otherwise, String what) {
        if (value == null) {
            wrong(field, "has to be " + what);
            return otherwise;
        }
        return value;
    }

    void wrong(String field, String message) {
        errors.add(new Problem.FieldError(field, message));
    }

    /** Ends the request if anything was wrong. */
    void done() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.stream().distinct().toList()).exception();
        }
    }
}
