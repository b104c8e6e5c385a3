package dev.lantern.routing.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.routing.host.Arrivals;
import dev.lantern.routing.host.LogReader;
import dev.lantern.testbed.servers.DemoLine;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a text to the person's answer on its way, through the real broker and the real desk. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class DeskStoryTest {

    private static final int PARTITIONS = 4;
    private static final String LINE = "/desk/lines/" + DemoLine.ID;

    private static KafkaProducer<byte[], byte[]> channel;
    private static LogReader replies;

    @TestHTTPResource(LINE + "/stream")
    String stream;

    /** A new one for each test; the roster outlives a test. */
    private final String advocate = "advocate-" + UUID.randomUUID();

    private String open;

    private final String person =
            "+1555" + String.format("%07d", Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000));

    @BeforeAll
    static void open() {
        channel = new KafkaProducer<>(
                Map.of("bootstrap.servers", KafkaTestResource.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        replies = new LogReader(KafkaTestResource.bootstrapServers(), Topics.REPLIES, PARTITIONS);
    }

    @BeforeEach
    void waitUntilItIsReady() {
        Awaiting.that(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterAll
    static void close() {
        replies.close();
        channel.close();
    }

    /** Whoever stays signed in is offered what another test sends. */
    @AfterEach
    void goHome() {
        if (open != null) {
            done(as(advocate, "advocate").post(LINE + "/conversations/" + open + "/complete"));
        }
        as(advocate, "advocate").post(LINE + "/sign-out");
    }

    @Test
    void aTextIsOfferedAcceptedAnsweredAndDelivered() throws Exception {
        onDuty();
        try (SseClient desk = new SseClient(stream, token(), null)) {
            assertThat(desk.response().statusCode()).isEqualTo(200);
            assertThat(desk.response().headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(desk.next().kind()).isEqualTo("desk-snapshot");

            SignalReceived signal = Arrivals.text(DemoLine.ID, person, "I cannot go home");
            send(signal);
            JsonNode offer = desk.next("offer-made").data().get("offer");
            assertThat(offer.get("channel").asText()).isEqualTo("SMS");
            assertThat(offer.toString()).doesNotContain("I cannot go home", person);

            done(as(advocate, "advocate")
                    .post(LINE + "/offers/" + offer.get("offerId").asText() + "/accept"));
            JsonNode conversation = desk.next("conversation-opened").data().get("conversation");
            assertThat(conversation.at("/messages/0/text").asText()).isEqualTo("I cannot go home");
            assertThat(conversation.get("from").asText()).startsWith("•••");
            assertThat(conversation.toString()).doesNotContain(person, "ciphertext");

            send(Arrivals.text(DemoLine.ID, person, "please hurry"));
            assertThat(desk.next("message-arrived").data().at("/message/text").asText())
                    .isEqualTo("please hurry");

            String id = conversation.get("conversationId").asText();
            String replyId = answer(id, "Are you safe now?", UUID.randomUUID().toString())
                    .extract()
                    .path("commandId");
            ReplyRequested reply =
                    replies.await(ReplyRequested.class, r -> r.replyId().equals(replyId));
            assertThat(open(reply.to(), signal.threadId(), SealedField.REPLY_TO))
                    .isEqualTo(person);
            assertThat(open(reply.text(), signal.threadId(), SealedField.REPLY_TEXT))
                    .isEqualTo("Are you safe now?");
            assertThat(reply.to().reader()).isEqualTo(Reader.SMS);

            send(new DeliveryEvent.ReplyDelivered(replyId, id, DemoLine.ID, "SM1", Arrivals.AT));
            SseClient.Event delivery = desk.next("delivery-changed");
            while (!delivery.data().get("state").asText().equals("DELIVERED")) {
                delivery = desk.next("delivery-changed");
            }
            assertThat(delivery.data().get("replyId").asText()).isEqualTo(replyId);

            done(as(advocate, "advocate").post(LINE + "/conversations/" + id + "/complete"));
            assertThat(desk.next("conversation-closed")
                            .data()
                            .get("conversationId")
                            .asText())
                    .isEqualTo(id);
        }
    }

    @Test
    void anAnswerThatIsSentAgainWithItsKeyIsSentOnce() throws Exception {
        String conversation = assigned();
        String key = UUID.randomUUID().toString();
        String first = answer(conversation, "Are you safe?", key).extract().path("commandId");
        String second = answer(conversation, "Are you safe?", key).extract().path("commandId");
        String other = answer(conversation, "Still there?", UUID.randomUUID().toString())
                .extract()
                .path("commandId");
        assertThat(second).isEqualTo(first).isNotEqualTo(other);
        replies.await(ReplyRequested.class, r -> r.replyId().equals(other));
        assertThat(replies.all(ReplyRequested.class))
                .filteredOn(reply -> reply.conversationId().equals(conversation))
                .extracting(ReplyRequested::replyId)
                .containsExactly(first, other);
    }

    @Test
    void aKeyThatWasUsedForSomethingElseIsRefused() throws Exception {
        String conversation = assigned();
        String key = UUID.randomUUID().toString();
        String first = answer(conversation, "Are you safe?", key).extract().path("commandId");
        json("{\"text\": \"Something else\"}")
                .header("Idempotency-Key", key)
                .post(LINE + "/conversations/" + conversation + "/answers")
                .then()
                .statusCode(422)
                .body("code", equalTo("KEY_REUSED"));
        assertThat(answer(conversation, "Are you safe?", key).extract().<String>path("commandId"))
                .isEqualTo(first);
        json("{\"away\": null}")
                .header("Idempotency-Key", "short")
                .put(LINE + "/availability")
                .then()
                .statusCode(400);
    }

    @Test
    void aStreamComesBackWithWhatItMissed() throws Exception {
        onDuty();
        long last;
        try (SseClient desk = new SseClient(stream, token(), null)) {
            last = desk.next().id();
        }
        done(json("{\"away\": \"MEAL_BREAK\"}").put(LINE + "/availability"));
        done(json("{\"away\": null}").put(LINE + "/availability"));
        try (SseClient desk = new SseClient(stream, token(), last)) {
            assertThat(desk.next("status-changed").data().get("away").asText()).isEqualTo("MEAL_BREAK");
            SseClient.Event back = desk.next("status-changed");
            assertThat(back.data().get("state").asText()).isEqualTo("AVAILABLE");
            assertThat(back.id()).isGreaterThan(last);
        }
    }

    @Test
    void aStreamWithAnIdThatIsNoneOfOursStartsWithASnapshot() throws Exception {
        onDuty();
        var answer = new SseClient(stream, token(), Long.MAX_VALUE / 100);
        try (answer) {
            assertThat(answer.next().kind()).isEqualTo("desk-snapshot");
        }
    }

    @Test
    void aCommandThatCannotBeDoneIsRefusedWithTheReason() {
        onDuty();
        as(advocate, "advocate")
                .post(LINE + "/offers/sms-0.1.1/accept")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("OFFER_CLOSED"))
                .body("detail", notNullValue())
                .body("commandId", notNullValue());
        as(advocate, "advocate")
                .post(LINE + "/conversations/sms-0/1/complete")
                .then()
                .statusCode(404)
                .body("code", equalTo("UNKNOWN_CONVERSATION"));
        as("stranger-" + UUID.randomUUID(), "advocate")
                .post(LINE + "/sign-in")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_ON_ROSTER"));
    }

    @Test
    void nobodyElseSeesOrAnswersAnothersConversation() throws Exception {
        String conversation = assigned();
        String other = "other-" + UUID.randomUUID();
        enrol(other);
        json(other, "{\"text\": \"hello\"}")
                .post(LINE + "/conversations/" + conversation + "/answers")
                .then()
                .statusCode(404)
                .body("code", equalTo("UNKNOWN_CONVERSATION"));
        try (SseClient desk = new SseClient(stream, TestTokens.of(other, "advocate"), null)) {
            assertThat(desk.next("desk-snapshot").data().get("conversations")).isEmpty();
        }
    }

    @Test
    void aQuietStreamSaysThatItLives() throws Exception {
        onDuty();
        try (SseClient desk = new SseClient(stream, token(), null)) {
            desk.next();
            Awaiting.that(() -> desk.comments().size() >= 2);
            assertThat(desk.ended()).isFalse();
        }
    }

    @Test
    void aStreamThatIsClosedIsForgotten() throws Exception {
        onDuty();
        double before = streamsOpen();
        try (SseClient desk = new SseClient(stream, token(), null)) {
            desk.next();
            assertThat(streamsOpen()).isEqualTo(before + 1);
        }
        Awaiting.that(() -> streamsOpen() == before);
    }

    @Test
    void aSupervisorWhoIsNotOnTheRosterHasAStreamOfTheirOwn() throws Exception {
        try (SseClient desk = new SseClient(stream, TestTokens.of("dana-" + UUID.randomUUID(), "supervisor"), null)) {
            assertThat(desk.next().kind()).isEqualTo("desk-snapshot");
            SseClient.Event queue = desk.next("queue-snapshot");
            assertThat(queue.data().get("line").asText()).isEqualTo(DemoLine.ID);
            assertThat(queue.id()).as("has no place in the feed").isEqualTo(-1);
            assertThat(desk.next("queue-snapshot").data().get("at").asText())
                    .isNotEqualTo(queue.data().get("at").asText());
        }
    }

    @Test
    void itIsReadyAndAliveAndCounts() {
        onDuty();
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains(
                        "lantern_desk_commands_seconds_count{command=\"SignIn\",outcome=\"done\"}",
                        "lantern_routing_decisions_total{input=\"command\"}",
                        "lantern_desk_streams")
                .doesNotContain(advocate);
    }

    private static double streamsOpen() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("lantern_desk_streams "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private void onDuty() {
        enrol(advocate);
        done(as(advocate, "advocate").post(LINE + "/sign-in"));
    }

    private static void enrol(String who) {
        done(as("dana", "supervisor")
                .contentType(ContentType.JSON)
                .body("{\"displayName\": \"Somebody\", \"languages\": [\"en\"], \"capacity\": {\"SMS\": 3}}")
                .put(LINE + "/roster/" + who));
    }

    /** The id of a conversation that the advocate has. */
    private String assigned() throws Exception {
        onDuty();
        try (SseClient desk = new SseClient(stream, token(), null)) {
            send(Arrivals.text(DemoLine.ID, person, "I cannot go home"));
            JsonNode offer = desk.next("offer-made").data().get("offer");
            done(as(advocate, "advocate")
                    .post(LINE + "/offers/" + offer.get("offerId").asText() + "/accept"));
            open = offer.get("conversationId").asText();
            return open;
        }
    }

    private ValidatableResponse answer(String conversation, String words, String key) {
        return done(json(advocate, "{\"text\": \"" + words + "\"}")
                .header("Idempotency-Key", key)
                .post(LINE + "/conversations/" + conversation + "/answers"));
    }

    private static ValidatableResponse done(io.restassured.response.Response answer) {
        return answer.then().statusCode(200).body("commandId", notNullValue()).body("at", notNullValue());
    }

    private String token() {
        return TestTokens.of(advocate, "advocate");
    }

    private RequestSpecification json(String body) {
        return json(advocate, body);
    }

    private static RequestSpecification json(String who, String body) {
        return as(who, "advocate").contentType(ContentType.JSON).body(body);
    }

    private static RequestSpecification as(String who, String... roles) {
        return given().auth().oauth2(TestTokens.of(who, roles));
    }

    private static void send(LanternEvent event) throws Exception {
        ProducerRecord<byte[], byte[]> record = Arrivals.record(event, PARTITIONS);
        channel.send(record).get(10, TimeUnit.SECONDS);
    }

    private static String open(dev.lantern.events.Sealed sealed, String thread, String field) {
        return ((Opened.Text) Arrivals.KEYS.opener().open(sealed, thread, field)).text();
    }
}
