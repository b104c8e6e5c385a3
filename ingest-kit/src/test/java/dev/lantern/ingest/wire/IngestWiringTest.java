package dev.lantern.ingest.wire;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SampleSignals;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.contract.SpoolTestResource;
import dev.lantern.lines.LineFolder;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
@QuarkusTestResource(SpoolTestResource.class)
class IngestWiringTest {

    @Inject
    SignalPublisher publisher;

    @Inject
    Keyring keys;

    @Inject
    LineFolder lines;

    @Test
    void a_channel_is_given_a_publisher_whose_events_reach_the_broker_and_are_counted() {
        assertThat(publishedOnceTheBrokerAnswers()).isEqualTo(new Publication.OnBroker());
        when().get("/q/metrics")
                .then()
                .body(containsString("lantern_published_total{outcome=\"broker\"}"))
                .body(containsString("lantern_publish_latency_seconds_bucket{outcome=\"broker\""))
                .body(containsString("lantern_spool_events 0.0"))
                .body(containsString("lantern_spool_oldest_age_seconds 0.0"))
                .body(containsString("lantern_spool_quarantined 0.0"));
    }

    /** Another test of this application may have had an outage a moment ago. */
    private Publication publishedOnceTheBrokerAnswers() {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Publication publication;
        int number = 0;
        do {
            publication = publisher.publish(SampleSignals.signal("national", "wired", ++number));
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        } while (!(publication instanceof Publication.OnBroker) && System.nanoTime() < giveUp);
        return publication;
    }

    @Test
    void a_channel_is_given_the_keys_and_the_lines() {
        assertThat(keys.sealer()).isNotNull();
        assertThat(lines.current().byId("national")).isPresent();
    }

    @Test
    void readiness_tells_the_state_of_the_spool_and_liveness_is_separate() {
        when().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'spool' }.data.writable", is(true))
                .body("checks.find { it.name == 'spool' }.data.degraded", is(false));
        when().get("/q/health/live").then().statusCode(200).body("checks.name", is(java.util.List.of("publishing")));
    }
}
