package dev.lantern.routing.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Ready while lines are decided and the feed is followed; alive while a restart would not help. */
@ApplicationScoped
public class Health {

    private final RoutingService service;

    Health(RoutingService service) {
        this.service = service;
    }

    @Produces
    @Readiness
    HealthCheck routing() {
        return () -> answer("routing", service.notReady());
    }

    @Produces
    @Liveness
    HealthCheck threads() {
        return () -> answer("routing-threads", service.dead().map(List::of).orElse(List.of()));
    }

    private static HealthCheckResponse answer(String name, List<String> reasons) {
        var answer = HealthCheckResponse.named(name).status(reasons.isEmpty());
        Optional.of(String.join(" ", reasons)).filter(r -> !r.isEmpty()).ifPresent(r -> answer.withData("reason", r));
        return answer.build();
    }
}
