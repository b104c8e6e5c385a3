package dev.lantern.chat.webform;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a person can be reached, checked softly: enough to see a slip of the finger, never so much that a good address
 * is refused.
 */
final class ContactAddress {

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-/\u00a0\u2010-\u2015]");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern NATIONAL = Pattern.compile("0?[1-9][0-9]{5,13}");
    private static final Pattern NORTH_AMERICAN = Pattern.compile("1?([2-9][0-9]{9})");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;.]+(\\.[^\\s@<>,;.]+)+");

    private ContactAddress() {}

    /**
     * The number in E.164.
     *
     * @param callingCode of the country whose people write their numbers without one, such as {@code 1}
     */
    static Optional<String> phone(String typed, String callingCode) {
        String dialled = PUNCTUATION.matcher(typed.strip()).replaceAll("");
        if (dialled.startsWith("00")) {
            dialled = "+" + dialled.substring(2);
        }
        if (dialled.startsWith("+")) {
            return Optional.of(dialled).filter(INTERNATIONAL.asMatchPredicate());
        }
        if (callingCode.equals("1")) {
            var match = NORTH_AMERICAN.matcher(dialled);
            return match.matches() ? Optional.of("+1" + match.group(1)) : Optional.empty();
        }
        if (!NATIONAL.matcher(dialled).matches()) {
            return Optional.empty();
        }
        String subscriber = dialled.startsWith("0") ? dialled.substring(1) : dialled;
        return Optional.of("+" + callingCode + subscriber).filter(INTERNATIONAL.asMatchPredicate());
    }

    static Optional<String> email(String typed) {
        return Optional.of(typed.strip()).filter(EMAIL.asMatchPredicate());
    }
}
