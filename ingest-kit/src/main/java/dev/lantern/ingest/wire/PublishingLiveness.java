package dev.lantern.ingest.wire;

import dev.lantern.ingest.publish.Publishing;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive is who still writes and drains its spool; one that looks alive and drains nothing has to be restarted. */
@Liveness
@Singleton
public class PublishingLiveness implements HealthCheck {

    private final Publishing publishing;

    PublishingLiveness(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("publishing")
                .status(publishing.isAlive())
                .build();
    }
}
