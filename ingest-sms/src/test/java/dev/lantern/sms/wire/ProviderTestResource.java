package dev.lantern.sms.wire;

import dev.lantern.ingest.contract.TwilioPhone;
import dev.lantern.sms.replies.FakeTwilio;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The provider, which checks its caller, and what the service must know of it; goes into fields of that type. */
public final class ProviderTestResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable FakeTwilio twilio;

    @Override
    public Map<String, String> start() {
        FakeTwilio started = new FakeTwilio();
        twilio = started;
        return Map.of(
                "lantern.sms.flood.per-minute",
                "100000",
                "lantern.attachments.folder",
                attachments().toString(),
                "lantern.twilio.api-url",
                started.url().toString(),
                "lantern.sms.public-url",
                Texts.PHONE.publicUrl(),
                "lantern.twilio.account-sid",
                FakeTwilio.ACCOUNT,
                "lantern.twilio.auth-token",
                FakeTwilio.TOKEN + "," + TwilioPhone.TOKEN + "," + TwilioPhone.OLD_TOKEN,
                "lantern.twilio.request-timeout",
                "3s",
                "lantern.twilio.settle",
                "200ms",
                "lantern.twilio.give-up-after",
                "20s");
    }

    /** Where pictures lie in this run of the tests. */
    static Path attachments() {
        return Path.of("target", "attachments").toAbsolutePath();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(twilio, new TestInjector.MatchesType(FakeTwilio.class));
    }

    @Override
    public void stop() {
        if (twilio != null) {
            twilio.close();
        }
    }
}
