package dev.lantern.cases.wire;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Without the database there is nothing to read and nowhere to write. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

    private final DatabaseWatch database;

    DatabaseReadiness(DatabaseWatch database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        String failure = database.failure();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("database").status(failure == null);
        return failure == null
                ? response.build()
                : response.withData("reason", failure).build();
    }
}
