package dev.lantern.routing.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.EventCodec;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document is all that the authors of a frontend have. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private record Operation(String name, JsonNode node) {}

    private JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    @BeforeEach
    void read() throws Exception {
        document = EventCodec.json()
                .readTree(given().accept("application/json").get("/q/openapi").asString());
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey()) && path.getKey().startsWith("/desk/")) {
                    operations.add(new Operation(method.getKey() + " " + path.getKey(), method.getValue()));
                }
            }
        }
    }

    @Test
    void isOpenApi31AndHasAllOperations() {
        assertThat(document.get("openapi").asText()).startsWith("3.1");
        assertThat(operations).hasSizeGreaterThan(30);
    }

    @Test
    void everyOperationHasASummaryATagAndAnExampleOfItsAnswer() {
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asText())
                    .as(operation.name())
                    .isNotBlank();
            assertThat(operation.node().path("tags")).as(operation.name()).isNotEmpty();
            JsonNode good = operation.node().at("/responses/200/content");
            assertThat(good).as(operation.name()).isNotEmpty();
            assertThat(good).allSatisfy(type -> assertThat(type.has("example") || type.has("examples"))
                    .as(operation.name())
                    .isTrue());
        });
    }

    @Test
    void everyProblemHasAnExampleThatIsAProblemOfItsStatus() {
        assertThat(operations).allSatisfy(operation -> {
            JsonNode responses = operation.node().get("responses");
            assertThat(List.of("401", "403", "404", "429", "503"))
                    .as(operation.name())
                    .allMatch(responses::has);
            responses.properties().stream()
                    .filter(response -> response.getKey().compareTo("400") >= 0)
                    .forEach(response -> {
                        JsonNode examples = response.getValue().at("/content/application~1problem+json/examples");
                        assertThat(examples)
                                .as(operation.name() + " " + response.getKey())
                                .isNotEmpty();
                        assertThat(examples).allSatisfy(example -> {
                            assertThat(example.at("/value/status").asText()).isEqualTo(response.getKey());
                            assertThat(example.at("/value/code").asText()).isNotBlank();
                            assertThat(example.at("/value/title").asText()).isNotBlank();
                        });
                    });
        });
    }

    @Test
    void everyCommandTakesAnIdempotencyKeyAndSaysWhatABadOneGets() {
        assertThat(operations)
                .filteredOn(operation -> !operation.name().startsWith("get"))
                .hasSizeGreaterThan(25)
                .allSatisfy(operation -> {
                    assertThat(operation.node().path("parameters"))
                            .as(operation.name())
                            .anyMatch(
                                    parameter -> parameter.path("name").asText().equals("Idempotency-Key"));
                    assertThat(List.of("400", "413", "422"))
                            .as(operation.name())
                            .allMatch(operation.node().get("responses")::has);
                });
    }

    @Test
    void everyBodyHasAnExample() {
        assertThat(operations)
                .filteredOn(operation -> operation.node().has("requestBody"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(operation.node().at("/requestBody/content"))
                        .allSatisfy(type -> assertThat(type.has("example"))
                                .as(operation.name() + " " + type)
                                .isTrue()));
    }

    @Test
    void everyParameterIsDescribedByNameAndEveryReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(ref -> assertThat(
                        document.at(ref.substring(1)).isMissingNode())
                .as(ref)
                .isFalse());
    }
}
