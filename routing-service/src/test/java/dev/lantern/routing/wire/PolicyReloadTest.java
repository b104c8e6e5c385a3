package dev.lantern.routing.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.routing.host.Arrivals;
import dev.lantern.routing.host.LogReader;
import dev.lantern.testbed.servers.DemoLine;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line's policy is changed in its file while the service runs. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class PolicyReloadTest {

    private static final String DESK = "/desk/lines/" + DemoLine.ID;

    private final Path file = LanternTestResource.linesFolder().resolve(DemoLine.ID + ".yaml");
    private final String advocate = "policy-" + UUID.randomUUID();
    private String before;
    private KafkaProducer<byte[], byte[]> channel;
    private LogReader assignments;
    private String usual;

    @BeforeEach
    void open() throws Exception {
        before = Files.readString(file);
        channel = new KafkaProducer<>(
                Map.of("bootstrap.servers", KafkaTestResource.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        assignments = new LogReader(KafkaTestResource.bootstrapServers(), Topics.ASSIGNMENTS, 4);
        Awaiting.that(() -> given().get("/q/health/ready").statusCode() == 200);
        as("supervisor")
                .contentType(ContentType.JSON)
                .body("{\"displayName\": \"Somebody\", \"languages\": [\"en\"], \"capacity\": {\"SMS\": 9}}")
                .put(DESK + "/roster/" + advocate)
                .then()
                .statusCode(200);
        as("advocate").post(DESK + "/sign-in").then().statusCode(200);
        usual = offered().policy();
    }

    @AfterEach
    void close() throws Exception {
        write(before);
        Awaiting.that(() -> offered().policy().equals(usual));
        assignments.close();
        channel.close();
    }

    @Test
    void aChangedPolicyDecidesAndItsVersionIsInWhatItDecided() throws Exception {
        AssignmentEvent.ConversationOffered old = offered();
        write(before.replaceFirst("(?s)\nrouting:.*", "\n") + "routing:\n  offerTimeout: 7m\n");
        Awaiting.that(() -> !offered().policy().equals(old.policy()));

        AssignmentEvent.ConversationOffered changed = offered();
        assertThat(Duration.between(changed.at(), changed.expiresAt())).isEqualTo(Duration.ofMinutes(7));
        assertThat(changed.policy()).matches("[0-9a-f]{12}").isNotEqualTo(old.policy());
    }

    @Test
    void aPolicyWithMistakesIsToldLoudlyAndTheOldOneGoesOn() throws Exception {
        AssignmentEvent.ConversationOffered old = offered();
        assertThat(problems()).isZero();
        write(before.replaceFirst("(?s)\nrouting:.*", "\n") + "routing:\n  offerTimeout: soon\n");
        Awaiting.that(() -> problems() == 1);

        assertThat(offered().policy()).isEqualTo(old.policy());
        given().get("/q/health/ready").then().statusCode(200);

        write(before);
        Awaiting.that(() -> problems() == 0);
    }

    /** What becomes of the next text. Whoever was asked before has room for it, or leaves it to us. */
    private AssignmentEvent.ConversationOffered offered() throws Exception {
        SignalReceived signal = Arrivals.text(
                DemoLine.ID,
                "+1555" + String.format("%07d", Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000)),
                "hello");
        channel.send(Arrivals.record(signal, 4)).get(10, TimeUnit.SECONDS);
        AssignmentEvent.ConversationOffered offer =
                assignments.await(AssignmentEvent.ConversationOffered.class, made -> made.conversationId()
                        .startsWith(signal.threadId() + "/"));
        as("advocate").post(DESK + "/offers/" + offer.offerId() + "/accept");
        as("advocate").post(DESK + "/conversations/" + offer.conversationId() + "/complete");
        as("advocate").post(DESK + "/wrap-up/finish");
        return offer;
    }

    private static double problems() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("lantern_lines_problems "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private void write(String yaml) throws Exception {
        Path whole = Files.createTempFile(file.getParent(), "line", ".tmp");
        Files.writeString(whole, yaml);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private io.restassured.specification.RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(advocate, role));
    }
}
