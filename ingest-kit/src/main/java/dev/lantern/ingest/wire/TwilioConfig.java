package dev.lantern.ingest.wire;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How Twilio knows us; what every channel that speaks with it needs, under {@code lantern.twilio}. */
public interface TwilioConfig {

    /** Required. The account that our numbers belong to, {@code AC…}. */
    Optional<String> accountSid();

    /**
     * Required. The account's auth token. While it is rotated several, separated by commas: signatures of all are
     * accepted, the first is used to ask the provider.
     */
    Optional<List<String>> authToken();

    /** Where the provider's REST interface is. */
    @WithDefault("https://api.twilio.com")
    URI apiUrl();
}
