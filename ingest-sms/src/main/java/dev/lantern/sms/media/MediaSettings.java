package dev.lantern.sms.media;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How files are fetched.
 *
 * @param hosts that the provider may send us on to
 * @param maxBytes a larger file is not taken
 * @param timeout for one whole answer
 * @param giveUpAfter how long one file is asked for
 * @param firstPause before the second try
 * @param longestPause between two tries
 */
public record MediaSettings(
        URI api,
        String account,
        String authToken,
        List<String> hosts,
        int maxBytes,
        Duration connectTimeout,
        Duration timeout,
        Duration giveUpAfter,
        Duration firstPause,
        Duration longestPause) {

    public MediaSettings {
        hosts = List.copyOf(hosts);
    }

    /** Never prints the token. */
    @Override
    public String toString() {
        return "MediaSettings[" + api + "]";
    }
}
