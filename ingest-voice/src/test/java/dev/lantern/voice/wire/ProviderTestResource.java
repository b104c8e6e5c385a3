package dev.lantern.voice.wire;

import dev.lantern.ingest.contract.TwilioPhone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What the service must know of the provider; nothing listens at its REST address unless a test starts it. */
public final class ProviderTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "lantern.twilio.api-url",
                "http://127.0.0.1:1",
                "lantern.voice.public-url",
                Calls.PHONE.publicUrl(),
                "lantern.twilio.account-sid",
                "AC00000000000000000000000000000001",
                "lantern.twilio.auth-token",
                TwilioPhone.TOKEN);
    }

    @Override
    public void stop() {}
}
