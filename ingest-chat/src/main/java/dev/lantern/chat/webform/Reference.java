package dev.lantern.chat.webform;

/**
 * A short code by which a person and an advocate can find the same form, such as {@code 7KQ4-M2XD}: the first 40 bits
 * of the signal id in Crockford's base 32, which has no letters that are mistaken for digits. It opens nothing.
 */
public record Reference(String code) {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    /** @param signalId at least ten hex digits */
    public static Reference of(String signalId) {
        long bits = Long.parseLong(signalId, 0, 10, 16);
        StringBuilder code = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            code.append(DIGITS.charAt((int) (bits >>> (5 * i)) & 31));
            if (i == LENGTH / 2) {
                code.append('-');
            }
        }
        return new Reference(code.toString());
    }

    /** Whether a stranger's text can be shown as a code; anything else must never reach the page. */
    public static boolean isOne(String text) {
        return text.matches("[" + DIGITS + "]{4}-[" + DIGITS + "]{4}");
    }
}
