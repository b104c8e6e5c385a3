package dev.lantern.routing.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.routing.host.Arrivals;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offers that really run out, on a line of their own where nobody has long to answer. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class ExpiredOfferTest {

    private static final int PARTITIONS = 4;
    private static final String LINE = "hasty";
    private static final String DESK = "/desk/lines/" + LINE;
    private static final String MARIA = "maria";

    private static final Path FILE = LanternTestResource.linesFolder().resolve(LINE + ".yaml");

    @TestHTTPResource(DESK + "/stream")
    String stream;

    private String conversation;

    @BeforeAll
    static void aLineWhoseOffersAreShort() throws Exception {
        Path whole = Files.createTempFile(FILE.getParent(), LINE, ".tmp");
        Files.writeString(whole, """
                line: hasty
                name: Hasty
                languages: [en]
                sms: {numbers: ["+15550100734"]}
                routing: {offerTimeout: 1s}
                """);
        Files.move(whole, FILE, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Other tests read the folder, too, and know of one line. */
    @AfterAll
    static void noMoreOfIt() throws Exception {
        Files.delete(FILE);
    }

    @BeforeEach
    void mariaIsOnDuty() {
        Awaiting.that(() -> given().get("/q/health/ready").statusCode() == 200);
        Awaiting.that(() -> enrolled().statusCode() == 200);
        assertThat(as("advocate").post(DESK + "/sign-in").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void nobodyWaitsAndMariaGoesHome() {
        json("supervisor", "{\"to\": \"maria\"}").post(DESK + "/conversations/" + conversation + "/assign");
        as("advocate").post(DESK + "/conversations/" + conversation + "/complete");
        as("advocate").post(DESK + "/sign-out");
    }

    @Test
    void anOfferThatHasRunOutIsNotAcceptedAnyMoreAndThePersonIsOfferedAnewToWhoIsThere() throws Exception {
        try (SseClient desk = new SseClient(stream, TestTokens.of(MARIA, "advocate"), null)) {
            text("+15550100171", "I cannot go home");
            JsonNode missed = desk.next("offer-made").data().get("offer");
            conversation = missed.get("conversationId").asText();

            JsonNode closed = desk.next("offer-closed").data();
            assertThat(closed.get("end").asText()).isEqualTo("EXPIRED");
            assertThat(closed.get("offerId")).isEqualTo(missed.get("offerId"));
            JsonNode status = desk.next("status-changed").data();
            assertThat(status.get("state").asText()).isEqualTo("AWAY");
            assertThat(status.get("away").asText()).isEqualTo("MISSED_OFFER");
            JsonNode notice = desk.next("notice").data();
            assertThat(notice.get("code").asText()).isEqualTo("MISSED_OFFER");
            assertThat(notice.get("text").asText()).startsWith("You did not answer an offer in time");
            isRefused(missed);

            assertThat(json("advocate", "{\"away\": null}")
                            .put(DESK + "/availability")
                            .statusCode())
                    .isEqualTo(200);
            JsonNode anew = desk.next("offer-made").data().get("offer");
            assertThat(anew.get("conversationId").asText()).isEqualTo(conversation);
            assertThat(anew.get("offerId")).isNotEqualTo(missed.get("offerId"));
            isRefused(missed);
        }
    }

    private void isRefused(JsonNode offer) {
        as("advocate")
                .post(DESK + "/offers/" + offer.get("offerId").asText() + "/accept")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("OFFER_CLOSED"))
                .body("detail", containsString("no longer open"))
                .body("commandId", notNullValue());
    }

    private static void text(String person, String words) throws Exception {
        try (KafkaProducer<byte[], byte[]> channel = new KafkaProducer<>(
                Map.of("bootstrap.servers", KafkaTestResource.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            channel.send(Arrivals.record(Arrivals.text(LINE, person, words), PARTITIONS))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static Response enrolled() {
        return json("supervisor", "{\"displayName\": \"Maria\", \"languages\": [\"en\"], \"capacity\": {\"SMS\": 1}}")
                .put(DESK + "/roster/" + MARIA);
    }

    private static RequestSpecification json(String role, String body) {
        return as(role).contentType(ContentType.JSON).body(body);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(MARIA, role));
    }
}
