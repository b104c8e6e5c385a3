package dev.lantern.chat.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import dev.lantern.ingest.contract.SpoolTestResource;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
@QuarkusTestResource(SpoolTestResource.class)
@QuarkusTestResource(ClosedLineTestResource.class)
class WebformApiTest {

    private static final String FORMS = "/api/lines/national/webforms";

    @Test
    void a_form_sent_again_under_its_id_gets_the_same_answer() {
        Response first = send(ApiExamples.LONG, null);
        first.then()
                .statusCode(201)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("signalId", matchesRegex("[0-9a-f]{32}"))
                .body("reference", matchesRegex("[0-9A-Z]{4}-[0-9A-Z]{4}"));

        assertThat(send(ApiExamples.LONG, null).asString()).isEqualTo(first.asString());
    }

    @Test
    void the_header_idempotency_key_names_a_form_that_has_no_id_of_its_own() {
        String first = send(ApiExamples.SHORT, "\"key-0001\"")
                .then()
                .statusCode(201)
                .extract()
                .asString();

        assertThat(send(ApiExamples.SHORT, "key-0001").asString()).isEqualTo(first);
        assertThat(send(ApiExamples.SHORT, "key-0002").asString()).isNotEqualTo(first);
        assertThat(send(ApiExamples.SHORT, null).asString()).isNotEqualTo(first);
        assertThat(send("{\"message\": \"I need somebody to talk to.\", \"submissionId\": \"key-0001\"}", "other-key")
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void mistakes_are_told_at_their_fields_in_the_language_that_was_asked_for() {
        Response refused = send("{}", null);
        refused.then().statusCode(422).contentType("application/problem+json");
        assertThat(refused.jsonPath().<Object>get("")).isEqualTo(new JsonPath(ApiExamples.MISTAKES).get(""));

        given().header("Accept-Language", "es")
                .contentType("application/json")
                .body(
                        "{\"message\": \"hola\", \"contactBack\": {\"safe\": true, \"means\": \"text\", \"address\": \"x\"}}")
                .post(FORMS)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/contactBack/address"))
                .body("errors[0].code", equalTo("NOT_A_PHONE_NUMBER"))
                .body("errors[0].detail", containsString("no parece un número de teléfono"));
    }

    @Test
    void a_key_that_is_not_known_is_refused_and_no_value_is_repeated() {
        send("{\"message\": \"secret words\", \"contactBack\": {\"save\": \"secret words\"}}", null)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/contactBack/save"))
                .body(not(containsString("secret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"message\": \"secret"})
    void what_is_not_json_is_a_bad_request(String body) {
        send(body, null)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_JSON"))
                .body(not(containsString("secret")));
    }

    @Test
    void a_key_that_cannot_be_used_is_a_bad_request() {
        send(ApiExamples.SHORT, "short").then().statusCode(400).body("code", equalTo("BAD_KEY"));
    }

    @Test
    void a_request_that_is_far_too_large_gets_a_problem_and_not_a_cut_connection() {
        send("{\"message\": \"" + "x".repeat(3_000_000) + "\"}", null)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("TOO_LARGE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "closed"})
    void a_line_without_a_webform_is_not_found(String line) {
        given().contentType("application/json")
                .body(ApiExamples.SHORT)
                .post("/api/lines/" + line + "/webforms")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("UNKNOWN_WEBFORM"));
    }

    @Test
    void the_api_describes_itself_with_examples_and_leaves_the_page_out() {
        JsonPath description = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", not(hasKey("/lines/{line}/webform")))
                .extract()
                .jsonPath();
        String send = "paths.'/api/lines/{line}/webforms'.post";

        assertThat(description.<Object>get(send + ".requestBody.content.'application/json'.examples.everything.value"))
                .isEqualTo(new JsonPath(ApiExamples.LONG).get(""));
        assertThat(description.getMap(send + ".responses")).containsOnlyKeys("201", "400", "404", "413", "422", "503");
        assertThat(description.getMap("components.responses"))
                .containsOnlyKeys("BadRequest", "UnknownWebform", "TooLarge", "Mistakes", "NotNow");
    }

    private static Response send(String body, @Nullable String key) {
        RequestSpecification request = given().contentType("application/json").body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post(FORMS);
    }
}
