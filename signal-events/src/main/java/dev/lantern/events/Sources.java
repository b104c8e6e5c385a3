package dev.lantern.events;

import java.util.Locale;

/** The CloudEvents {@code source} of what Lantern writes. */
public final class Sources {

    private Sources() {}

    /** What came in, or was delivered, through a channel of a line: {@code /channels/<channel>/<line>}. */
    public static String channel(Channel channel, String line) {
        return "/channels/" + channel.name().toLowerCase(Locale.ROOT) + "/" + line;
    }

    /** What one of our services decided: {@code /services/<service>}. */
    public static String service(String service) {
        return "/services/" + service;
    }
}
