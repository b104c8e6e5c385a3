package dev.lantern.voice.wire;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** {@code lantern.webhooks}: what became of each request of the provider. */
@Singleton
class WebhookMetrics {

    private final MeterRegistry registry;

    WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param kind {@code call}, {@code status}, or {@code refused} before it was known which
     * @param outcome {@code accepted} or why not
     */
    void count(String kind, String outcome) {
        registry.counter("lantern.webhooks", "kind", kind, "outcome", outcome).increment();
    }

    /** {@code lantern.calls.alarm}: somebody was helped though something was wrong; people should look. */
    void alarm(String reason) {
        registry.counter("lantern.calls.alarm", "reason", reason).increment();
    }
}
