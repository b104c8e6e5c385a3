package dev.lantern.lines;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One hotline, from {@code lines/<id>.yaml}.
 *
 * @param id lower-case letters, digits and hyphens; the name of the file
 * @param name as people know it
 * @param languages BCP 47 tags; the first is the default
 */
public record Line(
        String id, String name, List<String> languages, Texts sms, Voice voice, Webform webform, Routing routing) {

    public Line {
        languages = List.copyOf(languages);
    }

    /**
     * @param numbers where SMS and WhatsApp messages come in, E.164
     * @param rcs names of RCS senders, as the provider writes them after {@code rcs:}
     * @param keywords further words that count as stop and start words
     * @param firstAnswer what a person is told at once, by language; empty: nothing. {@code {wait}} in it stands for how
     *     long it takes now
     * @param afterHours what a person is told instead while the line is closed, by language
     */
    public record Texts(
            List<String> numbers,
            List<String> rcs,
            Keywords keywords,
            Map<String, String> firstAnswer,
            Map<String, String> afterHours) {

        static final Texts NONE = new Texts(List.of());

        public Texts {
            numbers = List.copyOf(numbers);
            rcs = List.copyOf(rcs);
            firstAnswer = Map.copyOf(firstAnswer);
            afterHours = Map.copyOf(afterHours);
        }

        public Texts(List<String> numbers) {
            this(numbers, List.of(), Keywords.NONE, Map.of(), Map.of());
        }
    }

    /**
     * Words beside the carriers' own English ones, which always count: a carrier acts on those whatever we say.
     *
     * @param stop by language; who sends one wants no automatic texts
     * @param start by language; who sends one wants them again
     */
    public record Keywords(Map<String, List<String>> stop, Map<String, List<String>> start) {

        public static final Keywords NONE = new Keywords(Map.of(), Map.of());

        public Keywords {
            stop = Map.copyOf(stop);
            start = Map.copyOf(start);
        }
    }

    /** @param telephone what the page tells people to call, E.164; null when the line is not called */
    public record Webform(boolean enabled, @Nullable String telephone) {

        static final Webform OFF = new Webform(false);

        public Webform(boolean enabled) {
            this(enabled, null);
        }
    }
}
