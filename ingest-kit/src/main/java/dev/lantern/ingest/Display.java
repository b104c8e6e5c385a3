package dev.lantern.ingest;

/** Forms of an address that an advocate may see: enough to tell two people apart, not enough to reach anybody. */
public final class Display {

    private static final String HIDDEN = "•••";

    private Display() {}

    /** The last four digits of a telephone number in E.164, {@code ••• 0142}; a shorter number shows nothing. */
    public static String ofPhone(String e164) {
        String digits = e164.replaceAll("\\D", "");
        // Short codes are whole at four to six digits: the tail would be the number.
        return digits.length() < 8 ? HIDDEN : HIDDEN + " " + digits.substring(digits.length() - 4);
    }

    /** The first letter and the top-level domain, {@code m••• @ •••.org}. */
    public static String ofEmail(String address) {
        int at = address.lastIndexOf('@');
        int dot = address.lastIndexOf('.');
        if (at < 1 || dot < at) {
            return HIDDEN;
        }
        return address.substring(0, address.offsetByCodePoints(0, 1)) + HIDDEN + " @ " + HIDDEN
                + address.substring(dot);
    }
}
