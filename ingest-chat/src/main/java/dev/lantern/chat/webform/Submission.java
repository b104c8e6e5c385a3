package dev.lantern.chat.webform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form that can be taken. Null means not asked or not said.
 *
 * @param contact null when the person did not say whether it is safe
 */
public record Submission(
        String message,
        @Nullable Boolean inDangerNow,
        @Nullable Boolean under18,
        @Nullable Contact contact,
        String city,
        String state) {

    /** Whether and how the person may be contacted back. */
    public sealed interface Contact {

        /** What was typed beside this answer is not kept: nobody may ever use it. */
        record NotSafe() implements Contact {}

        record Safe(
                Means means,
                String address,
                @Nullable String when,
                @Nullable Boolean voicemail) implements Contact {}
    }

    Optional<Contact.Safe> safeContact() {
        return contact instanceof Contact.Safe safe ? Optional.of(safe) : Optional.empty();
    }

    /** Never prints what was typed. */
    @Override
    public String toString() {
        return "Submission";
    }
}
