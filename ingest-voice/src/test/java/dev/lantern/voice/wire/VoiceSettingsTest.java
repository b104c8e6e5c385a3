package dev.lantern.voice.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceSettingsTest {

    private static final Map<String, String> GOOD = Map.of(
            "lantern.voice.public-url", "https://calls.example.org/base",
            "lantern.voice.backup-numbers", "+15550100190,+15550100191",
            "lantern.twilio.account-sid", "AC00000000000000000000000000000001",
            "lantern.twilio.auth-token", "new-token,old-token");

    @Test
    void a_good_configuration_is_taken_with_its_defaults() {
        VoiceSettings settings = VoiceSettings.from(config(GOOD));
        assertThat(settings.access().authTokens()).isEqualTo(List.of("new-token", "old-token"));
        assertThat(settings.backupNumbers()).containsExactly("+15550100190", "+15550100191");
        assertThat(settings.answerWithin()).hasMillis(1500);
        assertThat(settings).asString().doesNotContain("token");
    }

    @Test
    void nothing_configured_names_every_key_that_is_needed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> VoiceSettings.from(config(Map.of())))
                .withMessageContaining("lantern.voice.public-url is missing")
                .withMessageContaining("lantern.twilio.account-sid is missing")
                .withMessageContaining("lantern.twilio.auth-token is missing");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "lantern.voice.public-url, calls.example.org",
        "lantern.voice.public-url, https://calls.example.org?x=1",
        "lantern.voice.messages-folder, /nowhere/at/all",
        "lantern.voice.backup-numbers, 555",
        "lantern.voice.answer-within, 3s",
        "lantern.voice.answer-within, 0s",
        "lantern.twilio.account-sid, CA01",
        "lantern.twilio.auth-token, ' ,good'",
        "lantern.twilio.api-url, api.twilio.com",
        "lantern.twilio.give-up-after, 0s"
    })
    void a_wrong_value_is_named_by_its_key(String key, String value) {
        Map<String, String> wrong = new HashMap<>(GOOD);
        wrong.put(key, value);
        assertThatIllegalStateException()
                .isThrownBy(() -> VoiceSettings.from(config(wrong)))
                .withMessageContaining(key)
                .withMessageNotContaining("good");
    }

    private static VoiceConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(VoiceConfig.class)
                .withConverter(Duration.class, 1, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(VoiceConfig.class);
    }
}
