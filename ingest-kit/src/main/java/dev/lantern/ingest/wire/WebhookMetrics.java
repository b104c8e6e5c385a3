package dev.lantern.ingest.wire;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** {@code lantern.webhooks}: what became of each request of the provider. */
@Singleton
public class WebhookMetrics {

    private final MeterRegistry registry;

    public WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param kind {@code call}, {@code text}, {@code status}, or {@code refused} before it was known which
     * @param outcome {@code accepted} or why not
     */
    public void count(String kind, String outcome) {
        registry.counter("lantern.webhooks", "kind", kind, "outcome", outcome).increment();
    }
}
