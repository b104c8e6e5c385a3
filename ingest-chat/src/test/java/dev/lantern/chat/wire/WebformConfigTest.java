package dev.lantern.chat.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebformConfigTest {

    @Test
    void the_defaults_can_work() {
        assertThatCode(() -> ChatWiring.check(config(Map.of()))).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}={1} is refused")
    @CsvSource({
        "leave-to, http://example.org/, lantern.webform.leave-to must be an https address.",
        "leave-to, /away, lantern.webform.leave-to must be an https address.",
        "emergency-number, nine, 'lantern.webform.emergency-number must be 2 to 6 digits, such as 911.'",
        "calling-code, +1, 'lantern.webform.calling-code must be 1 to 3 digits, such as 1.'",
        "request-limit, 10K, lantern.webform.request-limit must be from 256K to 2M.",
        "request-limit, 1G, lantern.webform.request-limit must be from 256K to 2M.",
        "retry-after, 0s, lantern.webform.retry-after must be at least 1s."
    })
    void a_value_that_cannot_work_is_named_at_start(String key, String value, String sentence) {
        assertThatThrownBy(() -> ChatWiring.check(config(Map.of("lantern.webform." + key, value))))
                .hasMessage(sentence);
    }

    private static WebformConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(WebformConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(WebformConfig.class);
    }
}
