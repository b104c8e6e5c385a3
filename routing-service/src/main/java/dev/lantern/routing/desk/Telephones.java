package dev.lantern.routing.desk;

import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AdvocateTelephone.Kind;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.events.sealing.Sealer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Telephones as people write them, sealed at once: from here on only the service that calls can open them, and everybody
 * else sees the end of a number, or where an exchange is.
 */
public record Telephones(Sealer sealer) {

    static final String SHAPE = "has to be a number such as +15550100142, an address such as sip:maria@pbx.example.org,"
            + " what the roster shows of the one there is, or empty for the softphone";

    /** E.164. */
    public static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private static final Pattern SIP = Pattern.compile(
            "sip:[A-Za-z0-9._~+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,190}[A-Za-z0-9])?(?::[0-9]{1,5})?");
    private static final String HIDDEN = "•••";

    /** Of an advocate; empty when it is none. What the roster shows of one stands for the one that is there. */
    Optional<AdvocateTelephone> of(String advocate, String written) {
        if (NUMBER.matcher(written).matches()) {
            return Optional.of(new AdvocateTelephone(Kind.NUMBER, masked(written), sealed(advocate, written)));
        }
        if (SIP.matcher(written).matches()) {
            return Optional.of(new AdvocateTelephone(Kind.SIP, maskedSip(written), sealed(advocate, written)));
        }
        if (written.length() > 2 * HIDDEN.length() + 200 || !written.contains(HIDDEN)) {
            return Optional.empty();
        }
        return Optional.of(new AdvocateTelephone(written.startsWith("sip:") ? Kind.SIP : Kind.NUMBER, written, null));
    }

    private Sealed sealed(String advocate, String written) {
        return sealer.seal(Reader.VOICE, advocate, SealedField.ADVOCATE_TELEPHONE, written);
    }

    /** The last four digits. */
    private static String masked(String number) {
        return HIDDEN + " " + number.substring(number.length() - 4);
    }

    /** The host: who works there has an exchange of their own. */
    private static String maskedSip(String address) {
        return "sip:" + HIDDEN + address.substring(address.indexOf('@'));
    }
}
