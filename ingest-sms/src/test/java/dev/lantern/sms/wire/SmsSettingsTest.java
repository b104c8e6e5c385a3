package dev.lantern.sms.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSettingsTest {

    private static final Map<String, String> GOOD = Map.of(
            "lantern.sms.public-url", "https://texts.example.org/base",
            "lantern.attachments.folder", "target/attachments",
            "lantern.twilio.account-sid", "AC00000000000000000000000000000001",
            "lantern.twilio.auth-token", "new-token,old-token");

    @Test
    void a_good_configuration_is_taken_with_its_defaults() {
        SmsSettings settings = SmsSettings.from(config(GOOD));
        assertThat(settings.access().authTokens()).isEqualTo(List.of("new-token", "old-token"));
        assertThat(settings.access().apiUrl()).hasToString("https://api.twilio.com");
        assertThat(settings.stuckAfter()).hasMinutes(3);
        assertThat(settings).asString().doesNotContain("token");
    }

    @Test
    void nothing_configured_names_every_key_that_is_needed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SmsSettings.from(config(Map.of())))
                .withMessageContaining("lantern.sms.public-url is missing")
                .withMessageContaining("lantern.twilio.account-sid is missing")
                .withMessageContaining("lantern.twilio.auth-token is missing");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "lantern.sms.public-url, texts.example.org",
        "lantern.sms.public-url, ftp://texts.example.org",
        "lantern.sms.public-url, https://texts.example.org?x=1",
        "lantern.sms.public-url, https://user:pass@texts.example.org",
        "lantern.twilio.account-sid, SM01",
        "lantern.twilio.auth-token, ' ,good'",
        "lantern.twilio.api-url, api.twilio.com",
        "lantern.twilio.request-timeout, 0s",
        "lantern.twilio.settle, -1s",
        "lantern.twilio.parallel, 0",
        "lantern.sms.too-late-after, 0s",
        "lantern.twilio.per-number-per-second, 0",
        "lantern.attachments.folder, /proc/nowhere",
        "lantern.media.max-size, 1G",
        "lantern.media.give-up-after, 0s"
    })
    void a_wrong_value_is_named_by_its_key(String key, String value) {
        Map<String, String> wrong = new HashMap<>(GOOD);
        wrong.put(key, value);
        assertThatIllegalStateException()
                .isThrownBy(() -> SmsSettings.from(config(wrong)))
                .withMessageContaining(key)
                .withMessageNotContaining("good");
    }

    private static SmsConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(SmsConfig.class)
                .withConverter(Duration.class, 1, new DurationConverter())
                .withConverter(MemorySize.class, 1, new MemorySizeConverter())
                .withDefaultValues(values)
                .build()
                .getConfigMapping(SmsConfig.class);
    }
}
