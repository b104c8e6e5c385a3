package dev.lantern.sms.replies;

import dev.lantern.events.Channel;
import java.net.URI;

/**
 * A text as the provider gets it.
 *
 * @param from our number; addresses carry the channel's prefix
 */
record OutboundText(String from, String to, String text, URI statusCallback) {

    private static final String WHATSAPP_PREFIX = "whatsapp:";

    static OutboundText of(Channel channel, String from, String to, String text, URI statusCallback) {
        return new OutboundText(address(channel, from), address(channel, to), text, statusCallback);
    }

    private static String address(Channel channel, String number) {
        boolean prefix = channel.equals(Channel.WHATSAPP) && !number.startsWith(WHATSAPP_PREFIX);
        return prefix ? WHATSAPP_PREFIX + number : number;
    }

    /** Nothing: a number and what was written to it. */
    @Override
    public String toString() {
        return "OutboundText[…]";
    }
}
