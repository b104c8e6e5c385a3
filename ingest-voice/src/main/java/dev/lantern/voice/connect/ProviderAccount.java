package dev.lantern.voice.connect;

import com.twilio.http.TwilioRestClient;
import dev.lantern.ingest.twilio.TwilioTransport;
import java.net.URI;
import java.time.Duration;

/** Our account at the provider, and how patient we are with it. All who ask there share one, and spare it together. */
public final class ProviderAccount {

    private final TwilioRestClient client;
    private final Duration giveUpAfter;

    /**
     * @param apiUrl where the provider's REST interface is
     * @param requestTimeout for one whole answer
     * @param giveUpAfter how long one thing is tried
     */
    public ProviderAccount(
            URI apiUrl,
            String sid,
            String authToken,
            Duration connectTimeout,
            Duration requestTimeout,
            Duration giveUpAfter) {
        this(
                new TwilioRestClient.Builder(sid, authToken)
                        .accountSid(sid)
                        .httpClient(new SparingTransport(new TwilioTransport(apiUrl, connectTimeout, requestTimeout)))
                        .build(),
                giveUpAfter);
    }

    private ProviderAccount(TwilioRestClient client, Duration giveUpAfter) {
        this.client = client;
        this.giveUpAfter = giveUpAfter;
    }

    /** For whoever cannot wait as long. */
    public ProviderAccount atMost(Duration patience) {
        return new ProviderAccount(client, patience.compareTo(giveUpAfter) < 0 ? patience : giveUpAfter);
    }

    /** Asks once: whoever uses it knows what may be asked again. */
    public TwilioRestClient client() {
        return client;
    }

    public Duration giveUpAfter() {
        return giveUpAfter;
    }
}
