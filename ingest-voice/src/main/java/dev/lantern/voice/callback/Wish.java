package dev.lantern.voice.callback;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has asked for so far while they are on the telephone.
 *
 * @param number where to call, E.164; absent: the number they call from
 * @param from the first of two times that they type
 * @param tries how often the present question was asked in vain
 */
record Wish(
        @Nullable String number,
        @Nullable LocalTime from,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        boolean voicemail,
        int tries) {

    static final Wish NOTHING = new Wish(null, null, null, null, false, 0);

    /** So long that nobody sees by its length what is in it. */
    private static final int LENGTH = 64;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
    private static final Pattern TEXT =
            Pattern.compile("(\\+\\d{7,15})?\\|(\\d{4})?\\|(\\d{1,11})?\\|(\\d{1,11})?\\|([01])\\|(\\d) *");

    Wish at(@Nullable String other) {
        return new Wish(other, from, notBefore, notAfter, voicemail, 0);
    }

    Wish from(LocalTime time) {
        return new Wish(number, time, notBefore, notAfter, voicemail, 0);
    }

    Wish between(Instant earliest, Instant latest) {
        return new Wish(number, null, earliest, latest, voicemail, 0);
    }

    Wish voicemail(boolean allowed) {
        return new Wish(number, from, notBefore, notAfter, allowed, 0);
    }

    Wish inVain() {
        return new Wish(number, from, notBefore, notAfter, voicemail, tries + 1);
    }

    String text() {
        String text = String.join(
                "|",
                number == null ? "" : number,
                from == null ? "" : TIME.format(from),
                seconds(notBefore),
                seconds(notAfter),
                voicemail ? "1" : "0",
                Integer.toString(Math.min(tries, 9)));
        return text + " ".repeat(Math.max(0, LENGTH - text.length()));
    }

    static Optional<Wish> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(2);
        return Optional.of(new Wish(
                matcher.group(1),
                from == null ? null : LocalTime.parse(from, TIME),
                instant(matcher.group(3)),
                instant(matcher.group(4)),
                matcher.group(5).equals("1"),
                Integer.parseInt(matcher.group(6))));
    }

    private static String seconds(@Nullable Instant at) {
        return at == null ? "" : Long.toString(at.getEpochSecond());
    }

    private static @Nullable Instant instant(@Nullable String seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    /** Never prints a number or a time. */
    @Override
    public String toString() {
        return "Wish[]";
    }
}
