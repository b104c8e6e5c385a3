package dev.lantern.cases.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.cases.wire.http.ConversationView;
import dev.lantern.cases.wire.http.SignalView;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class SelfDescriptionTest {

    @Inject
    ObjectMapper json;

    @Test
    void the_examples_of_the_openapi_document_are_what_is_answered() throws IOException {
        JsonNode document = json.readTree(given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(document.at("/openapi").asText()).startsWith("3.1");
        assertThat(document.at("/paths").properties().stream().map(path -> path.getKey()))
                .containsExactlyInAnyOrder(
                        "/conversations",
                        "/conversations/{thread}/{n}",
                        "/conversations/{thread}/{n}/signals/{signalId}/attachments/{number}",
                        "/signals",
                        "/signals/{signalId}");
        fits(document.at("/components/examples/answered-conversation/value"), ConversationView.class);
        fits(document.at("/components/examples/text-signal/value"), SignalView.class);
        assertThat(document.at("/paths/~1signals~1{signalId}/get/responses/200/content/application~1json/examples"))
                .isNotEmpty();
    }

    /** Written out again the example must be the same: no field unknown, none forgotten. */
    private void fits(JsonNode example, Class<?> view) throws IOException {
        Object read = json.readerFor(view)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(example);
        assertThat((JsonNode) json.valueToTree(read)).isEqualTo(example);
    }

    @Test
    void health_says_what_it_looked_at() {
        JsonPath live =
                given().get("/q/health/live").then().statusCode(200).extract().jsonPath();
        assertThat(live.getString("checks.find { it.name == 'consumer' }.status"))
                .isEqualTo("UP");

        Asking.dana().await200("/signals", any -> true);
        JsonPath ready =
                given().get("/q/health/ready").then().statusCode(200).extract().jsonPath();
        assertThat(ready.getString("checks.find { it.name == 'database' }.status"))
                .isEqualTo("UP");
    }
}
