package dev.lantern.sms.deliveries;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * The provider's error codes, and ours, in words that an advocate can act on; the sentences are in
 * {@code failure-words.properties}. A fault of ours says that a technician must help, because the advocate cannot.
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

    private static final Properties WORDS = read();

    private FailureWords() {}

    /** @param code the provider's, or one of ours */
    public static String of(String code) {
        String words = WORDS.getProperty(code);
        if (words == null) {
            return "The text did not arrive. The telephone provider's reason has the number " + code
                    + "; a technician can look it up.";
        }
        return forTechnicians(code) ? words.substring(1) + TECHNICIAN : words;
    }

    /**
     * The same for one part of a long text.
     *
     * @param part from 1
     */
    public static String ofPart(String code, int part, int parts) {
        return parts == 1 ? of(code) : "Part " + part + " of " + parts + ": " + of(code);
    }

    /** Whether no advocate can put it right. */
    public static boolean forTechnicians(String code) {
        return WORDS.getProperty(code, "").startsWith("!");
    }

    private static Properties read() {
        Properties words = new Properties();
        try (InputStream file = Objects.requireNonNull(
                FailureWords.class.getResourceAsStream("failure-words.properties"), "is in our jar")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
