package dev.lantern.sms.deliveries;

import java.util.Map;

/**
 * The provider's error codes in words that an advocate can act on ("Error and Warning Dictionary", Twilio docs). A fault
 * of ours says that a technician must help, because the advocate cannot.
 */
public final class FailureWords {

    /** Nobody can tell whether the person got it. */
    public static final String UNKNOWN = "UNKNOWN";

    /** The provider was not reached for as long as it was tried. */
    public static final String UNREACHABLE = "UNREACHABLE";

    /** The number or the text could not be opened. */
    public static final String UNOPENABLE = "UNOPENABLE";

    /** It could have left only long after it was written. */
    public static final String TOO_LATE = "TOO_LATE";

    /** The provider gave no code. */
    public static final String UNDELIVERED = "UNDELIVERED";

    private static final String TECHNICIAN = " A technician must put this right.";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(UNKNOWN, "The text may or may not have been sent; check before sending again."),
            Map.entry(UNREACHABLE, "The text was not sent: the telephone provider did not answer. Try again later."),
            Map.entry(UNOPENABLE, "The text was not sent: it could not be decrypted for sending." + TECHNICIAN),
            Map.entry(
                    TOO_LATE,
                    "The text was not sent: it waited so long that sending it now could surprise the person."
                            + " Write again if it is still right."),
            Map.entry(UNDELIVERED, "The text did not arrive, and the telephone provider gave no reason."),
            Map.entry("20003", "The text was not sent: the provider does not accept our access." + TECHNICIAN),
            Map.entry("20429", "The text was not sent: too many texts at once. Try again in a minute."),
            Map.entry("21211", "The text was not sent: the person's number is not a number that texts can go to."),
            Map.entry(
                    "21408",
                    "The text was not sent: sending to the person's country is switched off at the provider."
                            + TECHNICIAN),
            Map.entry("21606", "The text was not sent: our number may not send texts." + TECHNICIAN),
            Map.entry(
                    "21610",
                    "The text was not sent: the person has sent STOP to this number. Texts go through again when"
                            + " the person sends START."),
            Map.entry(
                    "21611",
                    "The text was not sent: too many texts wait to leave from our number. Try again in some minutes."),
            Map.entry("21612", "The text was not sent: our number cannot reach the person's number or country."),
            Map.entry(
                    "21614",
                    "The text was not sent: the person's number cannot receive texts; it may be a landline telephone."),
            Map.entry("21617", "The text was not sent: it is longer than 1,600 characters. Send it in parts."),
            Map.entry(
                    "30001",
                    "The text did not arrive: too many texts waited to leave from our number. Try again in some"
                            + " minutes."),
            Map.entry("30002", "The text did not arrive: our account at the provider is suspended." + TECHNICIAN),
            Map.entry(
                    "30003",
                    "The text did not arrive: the person's telephone is switched off, out of reach, or cannot receive"
                            + " texts. Trying again later may help."),
            Map.entry(
                    "30004",
                    "The text did not arrive: it was blocked, by the person's carrier or on the telephone itself."),
            Map.entry("30005", "The text did not arrive: the person's number is unknown or no longer in service."),
            Map.entry(
                    "30006",
                    "The text did not arrive: the person's number is a landline telephone, or its carrier takes no"
                            + " texts."),
            Map.entry(
                    "30007",
                    "The text did not arrive: a carrier filtered it out. Other words, without links, may get"
                            + " through."),
            Map.entry("30008", "The text did not arrive, and the carrier gave no reason. Trying again may help."),
            Map.entry(
                    "30034",
                    "The text did not arrive: our number is not registered for texts in the United States."
                            + TECHNICIAN),
            Map.entry("63001", "The text was not sent: WhatsApp does not accept our access." + TECHNICIAN),
            Map.entry("63003", "The text did not arrive: the person's number is not on WhatsApp."),
            Map.entry("63005", "The text did not arrive: WhatsApp did not accept its content."),
            Map.entry("63007", "The text was not sent: our number is not set up for WhatsApp." + TECHNICIAN),
            Map.entry("63013", "The text did not arrive: WhatsApp says that it breaks its rules."),
            Map.entry(
                    "63016",
                    "The text was not sent: WhatsApp lets us answer only within 24 hours of the person's last"
                            + " message. It works again when the person writes."),
            Map.entry("63018", "The text was not sent: too many WhatsApp messages at once. Try again in a minute."),
            Map.entry("63024", "The text did not arrive: the person's number cannot receive WhatsApp messages."));

    private FailureWords() {}

    /** @param code the provider's, or one of ours */
    public static String of(String code) {
        return WORDS.getOrDefault(
                code,
                "The text did not arrive. The telephone provider's reason has the number " + code
                        + "; a technician can look it up.");
    }
}
