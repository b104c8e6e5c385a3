package dev.lantern.sms.wire;

import static dev.lantern.ingest.contract.TwilioPhone.OURS;
import static dev.lantern.ingest.contract.TwilioPhone.PERSON;
import static dev.lantern.ingest.contract.TwilioPhone.encoded;

import dev.lantern.ingest.contract.TwilioPhone;

/** What the provider asks this service. */
final class Texts {

    static final TwilioPhone PHONE = new TwilioPhone("https://texts.example.org");

    private Texts() {}

    /** The parameters of a text, percent-encoded. */
    static String text(String sid, String body) {
        return "MessageSid=" + sid + "&From=" + encoded(PERSON) + "&To=" + encoded(OURS) + "&Body=" + encoded(body);
    }
}
