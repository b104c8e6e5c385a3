package dev.lantern.ingest.twilio;

import dev.lantern.events.Channel;

/**
 * An address as Twilio's messaging writes it: a number or a sender's name, behind the channel where it is not SMS.
 *
 * @param plain E.164, a short code, or the name of an RCS sender
 */
public record TwilioAddress(Channel channel, String plain) {

    private static final String WHATSAPP = "whatsapp:";
    private static final String RCS = "rcs:";

    /** Never fails: what has no prefix that is known here is SMS. */
    public static TwilioAddress of(String written) {
        if (written.startsWith(WHATSAPP)) {
            return new TwilioAddress(Channel.WHATSAPP, written.substring(WHATSAPP.length()));
        }
        return written.startsWith(RCS)
                ? new TwilioAddress(Channel.RCS, written.substring(RCS.length()))
                : new TwilioAddress(Channel.SMS, written);
    }

    /** As Twilio wants it. */
    public String written() {
        return prefix() + plain;
    }

    private String prefix() {
        if (channel.equals(Channel.WHATSAPP)) {
            return WHATSAPP;
        }
        return channel.equals(Channel.RCS) ? RCS : "";
    }

    /** The channel alone: the rest may be a person's number. */
    @Override
    public String toString() {
        return "TwilioAddress[" + channel + "]";
    }
}
