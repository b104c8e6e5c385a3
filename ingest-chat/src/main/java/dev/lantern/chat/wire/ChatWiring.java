package dev.lantern.chat.wire;

import dev.lantern.chat.webform.TakeWebform;
import dev.lantern.chat.webform.WebformSignal;
import dev.lantern.events.Reader;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.SignalPublisher;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;

/** Puts the webform together from the configuration, and refuses to start with one that cannot work. */
public class ChatWiring {

    private static final long SMALLEST_REQUEST = 256 * 1024;
    private static final long LARGEST_REQUEST = 2 * 1024 * 1024;

    @Produces
    @Singleton
    @Startup
    TakeWebform takeWebform(Keyring keys, SignalPublisher publisher, WebformConfig config) {
        check(config);
        if (!keys.sealer().readers().contains(Reader.DESK)) {
            throw new IllegalStateException("lantern.keys.folder must hold the public key of the desk.");
        }
        return new TakeWebform(
                new WebformSignal(keys.sealer(), keys.lookup()),
                publisher,
                InstantSource.system(),
                config.callingCode());
    }

    static void check(WebformConfig config) {
        URI leaveTo = config.leaveTo();
        require("https".equals(leaveTo.getScheme()) && leaveTo.getHost() != null, "leave-to", "an https address");
        require(config.emergencyNumber().matches("[0-9]{2,6}"), "emergency-number", "2 to 6 digits, such as 911");
        require(config.callingCode().matches("[1-9][0-9]{0,2}"), "calling-code", "1 to 3 digits, such as 1");
        long limit = config.requestLimit().asLongValue();
        // Below it a message of the longest kind, percent-encoded, would not fit; above it the HTTP server cuts first.
        require(limit >= SMALLEST_REQUEST && limit <= LARGEST_REQUEST, "request-limit", "from 256K to 2M");
        require(config.retryAfter().toSeconds() > 0, "retry-after", "at least 1s");
    }

    private static void require(boolean holds, String key, String what) {
        if (!holds) {
            throw new IllegalStateException("lantern.webform." + key + " must be " + what + ".");
        }
    }
}
