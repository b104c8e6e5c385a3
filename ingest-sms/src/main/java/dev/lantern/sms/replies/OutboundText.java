package dev.lantern.sms.replies;

import dev.lantern.events.Channel;
import dev.lantern.ingest.twilio.TwilioAddress;
import java.net.URI;

/**
 * A text as the provider gets it.
 *
 * @param from our number; addresses carry the channel's prefix
 */
record OutboundText(String from, String to, String text, URI statusCallback) {

    static OutboundText of(Channel channel, String from, String to, String text, URI statusCallback) {
        return new OutboundText(
                new TwilioAddress(channel, from).written(),
                new TwilioAddress(channel, to).written(),
                text,
                statusCallback);
    }

    /** Nothing: a number and what was written to it. */
    @Override
    public String toString() {
        return "OutboundText[…]";
    }
}
