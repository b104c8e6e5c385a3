package dev.lantern.cases.wire.kafka;

import dev.lantern.cases.wire.CaseSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether starting the service anew would help: its consumer is dead, hangs, or looks alive and reads nothing. A
 * database or broker that is away is no reason.
 */
@Liveness
@ApplicationScoped
class ConsumerLiveness implements HealthCheck {

    private final CaseConsumer consumer;
    private final Reading reading;
    private final LagWatch lag;
    private final CaseSettings settings;

    ConsumerLiveness(CaseConsumer consumer, Reading reading, LagWatch lag, CaseSettings settings) {
        this.consumer = consumer;
        this.reading = reading;
        this.lag = lag;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        boolean alive = consumer.isAlive();
        Duration silence = reading.sinceLastPoll();
        Set<TopicPartition> stalled = lag.stalled();
        return HealthCheckResponse.named("consumer")
                .status(alive && silence.compareTo(settings.stalledAfter()) <= 0 && stalled.isEmpty())
                .withData("alive", alive)
                .withData("secondsSincePoll", silence.toSeconds())
                .withData("stalled", stalled.toString())
                .build();
    }
}
