package dev.lantern.routing.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import dev.lantern.testbed.servers.DemoLine;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The roster as supervisors keep it: entry by entry, and as a table. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class RosterStoryTest {

    private static final String ROSTER = "/desk/lines/" + DemoLine.ID + "/roster";
    private static final String NAMES =
            "advocate,displayName,languages,skills,places,capacity,supervisor,interpreter\n";

    /** Other tests have advocates of their own on the same line. */
    private final String some = "csv-" + UUID.randomUUID();

    @BeforeEach
    void waitUntilItIsReady() {
        Awaiting.that(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void anEntryIsShownAsItWasWrittenUntilItIsRemoved() {
        as("supervisor")
                .contentType(ContentType.JSON)
                .body("""
                        {"displayName": "Maria", "languages": ["en", "es"], "languageLevels": {"es": 4},
                         "skills": {"LABOUR": 3}, "places": ["NV"], "capacity": {"SMS": 3}, "supervisor": true}""")
                .put(ROSTER + "/" + some)
                .then()
                .statusCode(200);
        String mine = "advocates.find { it.advocate == '" + some + "' }.";
        as("advocate")
                .get(ROSTER)
                .then()
                .statusCode(200)
                .body("line", equalTo(DemoLine.ID))
                .body(mine + "displayName", equalTo("Maria"))
                .body(mine + "languageLevels.es", equalTo(4))
                .body(mine + "skills.LABOUR", equalTo(3))
                .body(mine + "places", equalTo(java.util.List.of("NV")))
                .body(mine + "capacity.SMS", equalTo(3))
                .body(mine + "supervisor", equalTo(true))
                .body(mine + "interpreter", equalTo(true))
                .body(mine + "state", equalTo("OFFLINE"))
                .body(mine + "conversations", equalTo(0));
        as("supervisor").delete(ROSTER + "/" + some).then().statusCode(200);
        assertThat(exported()).doesNotContain(some);
    }

    @Test
    void aTableIsTriedThenTakenThenTakenAgainWithoutChange() {
        String table = table(150);
        importing(table, true, UUID.randomUUID().toString())
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("added", equalTo(150))
                .body("rows.result", everyItem(equalTo("PLANNED")));
        assertThat(exported()).doesNotContain(some);

        String key = UUID.randomUUID().toString();
        importing(table, false, key)
                .then()
                .statusCode(200)
                .body("added", equalTo(150))
                .body("rows.result", everyItem(equalTo("DONE")))
                .body("rows[0].row", equalTo(2));
        assertThat(exported().lines().filter(row -> row.startsWith(some))).hasSize(150);

        importing(
                        table.replace("Somebody 7,", "Somebody else,"),
                        false,
                        UUID.randomUUID().toString())
                .then()
                .statusCode(200)
                .body("added", equalTo(0))
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(149));
    }

    @Test
    void aTableWithMistakesChangesNothingAndTellsThemAll() {
        String table = table(3) + some + "-4,,en,,,SMS:1,,\n" + some + "-0,Again,en,,,SMS:1,,\n";
        importing(table, false, UUID.randomUUID().toString())
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("INVALID"))
                .body("errors.row", hasItem(5))
                .body("errors.row", hasItem(6))
                .body("errors.find { it.row == 5 }.field", equalTo("displayName"))
                .body("errors.find { it.row == 6 }.message", containsString("row 2"));
        assertThat(exported()).doesNotContain(some);
    }

    @Test
    void aTableIsForSupervisorsAndOfALimitedSize() {
        as("advocate").get(ROSTER + ".csv").then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        csv("advocate", NAMES).post(ROSTER).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        csv("supervisor", "x".repeat(1_100_000))
                .post(ROSTER)
                .then()
                .statusCode(413)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("TOO_LARGE"));
    }

    private String table(int rows) {
        StringBuilder table = new StringBuilder(NAMES);
        for (int i = 0; i < rows; i++) {
            table.append(some)
                    .append('-')
                    .append(i)
                    .append(",Somebody ")
                    .append(i)
                    .append(",en;es:4,LABOUR:2,NV;CA,SMS:2,no,\n");
        }
        return table.toString();
    }

    private static Response importing(String table, boolean dryRun, String key) {
        return csv("supervisor", table)
                .header("Idempotency-Key", key)
                .queryParam("dry-run", dryRun)
                .post(ROSTER);
    }

    private static String exported() {
        return as("supervisor")
                .get(ROSTER + ".csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
    }

    private static RequestSpecification csv(String role, String table) {
        return as(role).config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/csv", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/csv")
                .body(table);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of("dana", role));
    }
}
