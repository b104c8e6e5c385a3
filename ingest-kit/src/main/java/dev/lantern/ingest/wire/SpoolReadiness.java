package dev.lantern.ingest.wire;

import dev.lantern.ingest.publish.Publishing;
import dev.lantern.ingest.spool.SpoolState;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready is who can accept, and that is who can write the spool: with the broker away and events waiting a service is
 * late, which it says, but it still accepts.
 */
@Readiness
@Singleton
public class SpoolReadiness implements HealthCheck {

    private final Publishing publishing;
    private final Duration alarmAge;

    SpoolReadiness(Publishing publishing, IngestConfig config) {
        this.publishing = publishing;
        this.alarmAge = config.spoolAlarmAge();
    }

    @Override
    public HealthCheckResponse call() {
        boolean writable = publishing.spool().isWritable();
        SpoolState state = publishing.spool().state();
        Duration age = state.age(Instant.now());
        return HealthCheckResponse.named("spool")
                .status(writable)
                .withData("writable", writable)
                .withData("degraded", age.compareTo(alarmAge) > 0)
                .withData("events", state.events())
                .withData("oldestSeconds", age.toSeconds())
                .withData("quarantined", state.quarantined())
                .withData("damagedFiles", state.damagedFiles())
                .build();
    }
}
