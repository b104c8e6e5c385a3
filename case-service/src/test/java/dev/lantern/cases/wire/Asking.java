package dev.lantern.cases.wire;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.lantern.testbed.servers.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reading over HTTP, as somebody. */
record Asking(String token) {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    static Asking as(String subject, String... roles) {
        return new Asking(TestTokens.of(subject, roles));
    }

    static Asking dana() {
        return as("dana", "supervisor");
    }

    Response get(String path) {
        return given().auth().oauth2(token).urlEncodingEnabled(false).get(path);
    }

    /** The body, once there is one that is as expected. */
    JsonPath await200(String path, Predicate<JsonPath> expected) {
        Response response = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(path), r -> r.statusCode() == 200 && expected.test(r.jsonPath()));
        return response.jsonPath();
    }

    /** A value of every item of a list, read page by page. */
    List<String> all(String path, String field, int limit) {
        List<String> found = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = get(path + "&limit=" + limit + (next == null ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items." + field, String.class));
            next = page.getString("next");
        } while (next != null);
        return found;
    }
}
