package dev.lantern.routing.engine.state;

import java.util.Locale;

/** Which language a BCP 47 tag means for finding somebody to talk to: {@code en-US} and {@code en} are one. */
final class Language {

    private Language() {}

    /** The primary subtag in lower case. Regions and scripts keep nobody from help. */
    static String of(String tag) {
        int end = 0;
        while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
