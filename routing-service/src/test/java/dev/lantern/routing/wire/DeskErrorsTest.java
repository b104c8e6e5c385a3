package dev.lantern.routing.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class DeskErrorsTest {

    private static final String LINE = "/desk/lines/national";
    private static final String CONVERSATION = LINE + "/conversations/sms-1f/1";

    @TestHTTPResource("/")
    String root;

    @Test
    void asksForATokenWhereThereIsNone() {
        problem(given().post(LINE + "/sign-in"), 401, "UNAUTHORIZED").header("WWW-Authenticate", "Bearer");
        problem(given().get(LINE + "/stream"), 401, "UNAUTHORIZED");
    }

    @Test
    void refusesATokenThatIsNotOurs() {
        String token = TestTokens.of("maria", "advocate");
        String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
        problem(given().auth().oauth2(forged).post(LINE + "/sign-in"), 401, "UNAUTHORIZED")
                .header("WWW-Authenticate", containsString("invalid_token"));
        problem(given().auth().oauth2("nonsense").post(LINE + "/sign-in"), 401, "UNAUTHORIZED");
    }

    @Test
    void letsASoftphoneInForWhoLoggedInAndForNobodyElse() {
        String path = LINE + "/softphone-token";
        as("maria", "advocate")
                .get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("identity", equalTo("maria"))
                .body("token", notNullValue())
                .body("expiresAt", notNullValue());
        problem(given().get(path), 401, "UNAUTHORIZED");
        problem(as("robot", "adapter").get(path), 403, "FORBIDDEN");
        problem(as("anna", "analyst").get(path), 403, "FORBIDDEN");
        problem(as("maria", "advocate").get("/desk/lines/nowhere/softphone-token"), 404, "UNKNOWN_LINE");
    }

    @Test
    void callsAnEmergencyServiceOnlyOnTheExplicitWord() {
        String call = "/desk/lines/national/conversations/voice-1f/1";
        for (String body : List.of(
                "{\"number\": \"911\", \"role\": \"PROVIDER\"}",
                "{\"number\": \"+15550100188\", \"role\": \"EMERGENCY\"}",
                "{\"number\": \"+15550100188\", \"emergency\": true}",
                "{\"number\": \"+15550100188\"}")) {
            problem(
                            as("maria", "advocate")
                                    .contentType(ContentType.JSON)
                                    .body(body)
                                    .post(call + "/third-parties"),
                            400,
                            "INVALID")
                    .body(not(containsString("5550100188")));
        }
        problem(
                as("maria", "advocate").contentType(ContentType.JSON).body("{}").post(call + "/whisper"),
                403,
                "FORBIDDEN");
    }

    @Test
    void refusesATokenWithoutTheRole() {
        problem(as("robot", "adapter").post(LINE + "/sign-in"), 403, "FORBIDDEN");
        problem(as("robot", "adapter").get(LINE + "/stream"), 403, "FORBIDDEN");
    }

    @Test
    void keepsSupervisorsPathsFromAdvocates() {
        String entry = """
                {"displayName": "Maria", "languages": ["en"], "capacity": {"SMS": 1}}""";
        problem(json("maria", "advocate", entry).put(LINE + "/roster/maria"), 403, "FORBIDDEN");
        problem(as("maria", "advocate").delete(LINE + "/roster/sam"), 403, "FORBIDDEN");
        problem(json("maria", "advocate", "{\"to\":\"maria\"}").post(CONVERSATION + "/assign"), 403, "FORBIDDEN");
    }

    @Test
    void refusesATokenThatNamesNobody() {
        problem(as("   ", "advocate").post(LINE + "/sign-in"), 403, "NO_SUBJECT");
    }

    @Test
    void knowsNoOtherLines() {
        problem(as("maria", "advocate").post("/desk/lines/elsewhere/sign-in"), 404, "UNKNOWN_LINE");
        problem(as("maria", "advocate").get("/desk/lines/elsewhere/stream"), 404, "UNKNOWN_LINE");
    }

    @Test
    void saysWhatIsWrongWithWhichField() {
        problem(json("maria", "advocate", "{\"text\": \"   \"}").post(CONVERSATION + "/answers"), 400, "INVALID")
                .body("errors.field", hasItem("text"));
        problem(json("maria", "advocate", "").post(CONVERSATION + "/answers"), 400, "INVALID");
        problem(
                        json("maria", "advocate", "{\"text\": \"" + "x".repeat(4001) + "\"}")
                                .post(CONVERSATION + "/answers"),
                        400,
                        "INVALID")
                .body("errors[0].message", containsString("4000"));
        problem(json("maria", "advocate", "{\"away\": \"MISSED_OFFER\"}").put(LINE + "/availability"), 400, "INVALID")
                .body("errors.field", hasItem("away"));
        problem(json("dana", "supervisor", "{}").put(LINE + "/roster/maria"), 400, "INVALID")
                .body("errors.field", hasItem("displayName"))
                .body("errors.field", hasItem("languages"))
                .body("errors.field", hasItem("capacity"));
        problem(
                        as("maria", "advocate")
                                .header("Idempotency-Key", "x".repeat(201))
                                .post(LINE + "/sign-in"),
                        400,
                        "INVALID")
                .body("errors.field", hasItem("Idempotency-Key"));
        problem(json("dana", "supervisor", "{\"to\": \"a b\"}").post(CONVERSATION + "/assign"), 400, "INVALID");
        problem(
                json("maria", "advocate", "{\"reason\": \"he is my cousin\"}")
                        .post(LINE + "/offers/sms-1f.1.1/decline"),
                400,
                "INVALID");
    }

    @Test
    void refusesARosterEntryThatDoesNotFit() {
        String entry = """
                {"displayName": "Maria", "languages": ["english please"], "capacity": {"sms": 1, "SMS": -1}}""";
        problem(json("dana", "supervisor", entry).put(LINE + "/roster/maria"), 400, "INVALID")
                .body("errors.field", hasItem("languages"))
                .body("errors.field", hasItem("capacity"));
    }

    @Test
    void neverRepeatsWhatWasSent() {
        String body = "{\"text\": \"my number is 5550100142\", \"text\"";
        problem(json("maria", "advocate", body).post(CONVERSATION + "/answers"), 400, "MALFORMED")
                .body(not(containsString("5550100142")));
        problem(
                        json("maria", "advocate", "{\"text\": {\"a\": \"5550100142\"}}")
                                .post(CONVERSATION + "/answers"),
                        400,
                        "MALFORMED")
                .body(not(containsString("5550100142")));
        problem(json("maria", "advocate", "{\"away\": \"5550100142\"}").put(LINE + "/availability"), 400, "MALFORMED")
                .body(not(containsString("5550100142")));
    }

    @Test
    void answersWrongAddressesMethodsAndMediaTypesWithProblems() {
        problem(as("maria", "advocate").get("/desk/nothing"), 404, "NOT_FOUND");
        problem(as("maria", "advocate").post(LINE + "/conversations/sms-1f/zero/complete"), 404, "NOT_FOUND");
        problem(as("maria", "advocate").delete(LINE + "/sign-in"), 405, "METHOD_NOT_ALLOWED");
        problem(
                as("maria", "advocate").contentType("text/plain").body("hello").post(CONVERSATION + "/answers"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void refusesABodyThatIsTooLargeWhetherItsLengthIsToldOrNot() throws Exception {
        String large = "{\"text\": \"" + "x".repeat(70_000) + "\"}";
        problem(json("maria", "advocate", large).post(CONVERSATION + "/answers"), 413, "TOO_LARGE");
        HttpResponse<String> chunked = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(root + CONVERSATION.substring(1) + "/answers"))
                                .header("Authorization", "Bearer " + TestTokens.of("maria", "advocate"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(chunked.body()).contains("TOO_LARGE");
    }

    @Test
    void answersAddressesOutsideTheDeskWithProblemsToo() {
        problem(given().get("/nothing/at/all"), 404, "NOT_FOUND");
    }

    @Test
    void keepsWhatOnlySupervisorsMayFromAdvocates() {
        for (String path : List.of("/take-over", "/monitor")) {
            problem(as("maria", "advocate").post(CONVERSATION + path), 403, "FORBIDDEN");
        }
        problem(json("maria", "advocate", "{}").put(CONVERSATION + "/flag"), 403, "FORBIDDEN");
        problem(as("maria", "advocate").delete(CONVERSATION + "/flag"), 403, "FORBIDDEN");
        problem(as("maria", "advocate").delete(CONVERSATION + "/conflicts/maria"), 403, "FORBIDDEN");
        problem(json("maria", "advocate", "{\"on\": true}").put(LINE + "/surge"), 403, "FORBIDDEN");
        problem(json("maria", "advocate", "{}").put(CONVERSATION + "/conflicts/sam"), 403, "FORBIDDEN");
    }

    @Test
    void saysWhatIsWrongWithEachNewCommand() {
        invalid(json("maria", "advocate", "{\"role\": \"MONITOR\"}").post(CONVERSATION + "/invitations"), "role");
        invalid(json("maria", "advocate", "{}").post(CONVERSATION + "/invitations"), "advocate");
        invalid(json("maria", "advocate", "{\"language\": \"?\"}").post(CONVERSATION + "/interpreter"), "language");
        invalid(json("maria", "advocate", "{}").put(CONVERSATION + "/urgency"), "urgency");
        invalid(
                json("maria", "advocate", "{\"urgency\": \"URGENT\", \"reason\": \"he hit her\"}")
                        .put(CONVERSATION + "/urgency"),
                "reason");
        invalid(
                json("maria", "advocate", "{\"reason\": \"SAID_SO\"}").put(CONVERSATION + "/requirements"),
                "requirements");
        invalid(
                json(
                                "maria",
                                "advocate",
                                "{\"requirements\": {\"languageLevel\": 6, \"place\": \"Nevada\"}, \"reason\": \"SAID_SO\"}")
                        .put(CONVERSATION + "/requirements"),
                "place");
        invalid(
                json(
                                "maria",
                                "advocate",
                                "{\"notBefore\": \"2126-03-01T12:00:00Z\", \"notAfter\": \"2126-03-01T11:00:00Z\"}")
                        .post(CONVERSATION + "/callback"),
                "notAfter");
        invalid(
                json("dana", "supervisor", "{\"until\": \"2126-03-01T12:00:00Z\", \"reason\": \"ABUSIVE\"}")
                        .put(CONVERSATION + "/flag"),
                "until");
        invalid(json("dana", "supervisor", "{}").put(LINE + "/surge"), "on");
    }

    private static void invalid(io.restassured.response.Response answer, String field) {
        problem(answer, 400, "INVALID").body("errors.field", hasItem(field));
    }

    @Test
    void letsNoPageOfAnotherOriginInUnlessItIsNamed() {
        as("maria", "advocate")
                .header("Origin", "https://elsewhere.example")
                .post(LINE + "/sign-in")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void describesItselfWithExamples() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/desk/lines/{line}/sign-in'.post.responses.'409'.content", notNullValue())
                .body(
                        "paths.'/desk/lines/{line}/sign-in'.post.responses.'200'.content.'application/json'.example.commandId",
                        notNullValue())
                .body("components.schemas.Problem.properties.code", notNullValue())
                .body("components.schemas.Answer.properties.text.maxLength", equalTo(4000))
                .body(
                        "paths.'/desk/lines/{line}/stream'.get.responses.'200'.content.'text/event-stream'",
                        notNullValue());
    }

    private static RequestSpecification as(String who, String... roles) {
        return given().auth().oauth2(TestTokens.of(who, roles));
    }

    private static RequestSpecification json(String who, String role, String body) {
        return as(who, role).contentType(ContentType.JSON).body(body);
    }

    private static ValidatableResponse problem(io.restassured.response.Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("title", notNullValue());
    }
}
