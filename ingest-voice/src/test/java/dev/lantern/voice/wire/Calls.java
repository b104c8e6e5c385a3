package dev.lantern.voice.wire;

import static dev.lantern.ingest.contract.TwilioPhone.OURS;
import static dev.lantern.ingest.contract.TwilioPhone.PERSON;
import static dev.lantern.ingest.contract.TwilioPhone.encoded;

import dev.lantern.ingest.contract.TwilioPhone;

/** What the provider asks this service. */
final class Calls {

    static final TwilioPhone PHONE = new TwilioPhone("https://calls.example.org");

    private Calls() {}

    /** All that Twilio sends for a call in the United States, percent-encoded. */
    static String call(String sid, String status) {
        return "CallSid=" + sid + "&From=" + encoded(PERSON) + "&To=" + encoded(OURS) + "&CallStatus=" + status
                + "&AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&Direction=inbound"
                + "&Caller=" + encoded(PERSON) + "&Called=" + encoded(OURS)
                + "&FromCity=ALBANY&FromState=NY&FromZip=12207-4410&FromCountry=US&CallerName=ANASTASIA+MARIANNE"
                + "&ToCity=&ToState=DC&ToZip=&ToCountry=US&CallToken=%7B%22a%22%3A1%7D";
    }
}
