package dev.lantern.testbed.phone.voice;

import java.util.Locale;
import java.util.Set;

/** What would make the provider keep, or hand on, what people say. Nothing of it is ever asked for. */
final class Recording {

    private static final Set<String> VERBS =
            Set.of("Record", "Start", "Stop", "Connect", "Transcription", "Stream", "Siprec");
    private static final Set<String> SAYS_NOT = Set.of("false", "do-not-record", "");

    private Recording() {}

    static boolean isVerb(String tag) {
        return VERBS.contains(tag);
    }

    /** Whether an attribute of TwiML or a parameter of the API has to do with recording. */
    static boolean isAbout(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("record") || lower.contains("transcri");
    }

    static boolean isAskedFor(String name, String value) {
        return isAbout(name) && !SAYS_NOT.contains(value);
    }

    static String violation(String where) {
        return "could record what people say: " + where;
    }
}
