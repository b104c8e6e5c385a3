package dev.lantern.routing.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A frontend of an origin that is named is let in, and nobody may ask more often than is allowed. */
@QuarkusTest
@TestProfile(DeskLimitsTest.OneOriginAndFewRequests.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class DeskLimitsTest {

    private static final String SIGN_IN = "/desk/lines/national/sign-in";
    private static final String FRONTEND = "https://desk.example.org";

    /** One request a second, and three at once. */
    public static class OneOriginAndFewRequests implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.cors.origins", FRONTEND,
                    "lantern.desk.requests.per-second", "1",
                    "lantern.desk.requests.burst", "3");
        }
    }

    @Test
    void letsTheNamedOriginInWithTheHeadersItNeeds() {
        given().header("Origin", FRONTEND)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "Authorization,Idempotency-Key,Last-Event-ID")
                .options(SIGN_IN)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(FRONTEND))
                .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"));
        given().header("Origin", "https://desk.example.org.elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .options(SIGN_IN)
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void tellsWhoAsksTooOftenWhenToAskAgainAndNobodyElse() {
        Response answer;
        int asked = 0;
        do {
            answer = as("hasty").get("/desk/lines/nowhere/queue");
        } while (answer.statusCode() != 429 && ++asked < 100);

        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("TOO_MANY_REQUESTS"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 5);
        assertThat(as("calm").get("/desk/lines/nowhere/queue").statusCode()).isNotEqualTo(429);
    }

    private static io.restassured.specification.RequestSpecification as(String who) {
        return given().auth().oauth2(TestTokens.of(who, "supervisor"));
    }
}
