package dev.lantern.chat.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import dev.lantern.ingest.contract.SpoolTestResource;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
@QuarkusTestResource(SpoolTestResource.class)
@QuarkusTestResource(ClosedLineTestResource.class)
class WebformPageTest {

    private static final String PAGE = "/lines/national/webform";

    @ParameterizedTest(name = "browser {0}, link {1}: the page is in {2}")
    @CsvSource({
        "es-MX, '', es, Escríbenos",
        "en, '', en, Write to us",
        "en, es, es, Escríbenos",
        "fr, '', en, Write to us"
    })
    void the_page_is_in_the_persons_language(String browser, String link, String language, String title) {
        RequestSpecification request = given().header("Accept-Language", browser);
        if (!link.isEmpty()) {
            request.queryParam("lang", link);
        }
        request.get(PAGE)
                .then()
                .statusCode(200)
                .header("Content-Language", language)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<html lang=\"" + language + "\">"))
                .body(containsString("<h1>" + title + "</h1>"));
    }

    @Test
    void the_page_offers_the_ways_out_of_danger_before_any_question() {
        String page = given().get(PAGE).asString();

        assertThat(page)
                .containsSubsequence(
                        "<a class=\"leave\" href=\"https://www.google.com/\" rel=\"noreferrer nofollow\">",
                        "?lang=es",
                        "href=\"tel:911\"",
                        "href=\"tel:+15550100733\"",
                        "href=\"sms:+15550100733\"",
                        "<form");
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, PAGE + "/sent/7KQ4-M2XD", "/lines/nope/webform"})
    void a_page_loads_nothing_tells_nobody_and_is_not_kept(String path) {
        Response response = given().get(path);

        response.then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Strict-Transport-Security", (String) null)
                .header("Set-Cookie", (String) null);
        assertThat(response.asString()).doesNotContain("src=", "<link", "@import", "url(");
    }

    @Test
    void a_page_that_came_over_tls_stays_with_tls() {
        given().header("X-Forwarded-Proto", "https")
                .get(PAGE)
                .then()
                .header("Strict-Transport-Security", containsString("max-age=31536000"));
    }

    @Test
    void the_browser_is_allowed_exactly_the_style_and_script_that_stand_in_the_page() throws Exception {
        Response response = given().get(PAGE);

        for (String element : List.of("style", "script")) {
            String text = response.asString().replaceAll("(?s).*<" + element + ">(.*)</" + element + ">.*", "$1");
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            assertThat(response.header("Content-Security-Policy"))
                    .contains(element + "-src 'sha256-" + Base64.getEncoder().encodeToString(sha256) + "';");
        }
    }

    @Test
    void an_empty_form_comes_back_with_the_reason_at_the_field_and_what_was_typed() {
        Response response = form(Map.of(
                "submission", "abcd-1234",
                "message", " ",
                "inDangerNow", "yes",
                "contactBack", "yes",
                "means", "email",
                "address", "\"><script>alert(1)</script>",
                "when", "después de las seis",
                "city", "Dallas"));

        response.then().statusCode(422).header("Location", (String) null);
        assertThat(response.asString())
                .contains("<title>Correct your form</title>")
                .contains("role=\"alert\" tabindex=\"-1\" autofocus")
                .contains("<a href=\"#message\">Write your message.</a>")
                .contains("<a href=\"#address\">This does not look like an email address")
                .contains(
                        "name=\"message\" rows=\"8\" aria-describedby=\"message-hint message-wrong\" aria-invalid=\"true\"")
                .contains("aria-describedby=\"address-hint address-wrong\" aria-invalid=\"true\"")
                .contains("value=\"yes\" checked")
                .contains("value=\"email\" checked")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
                .contains("value=\"después de las seis\"")
                .contains("value=\"Dallas\"")
                .contains("name=\"submission\" value=\"abcd-1234\"");
    }

    @Test
    void an_oversized_message_comes_back_whole() {
        String message = "\n <b>" + "á".repeat(10_100) + "</b>";

        Response response = form(Map.of("message", message));

        response.then().statusCode(422).body(containsString("it has 10,109 characters, and we can take 10,000"));
        assertThat(response.asString())
                .contains(">\n" + message.replace("<", "&lt;").replace(">", "&gt;") + "</textarea>");
    }

    @Test
    void a_request_that_is_far_too_large_gets_a_page_and_not_a_cut_connection() {
        form(Map.of("message", "x".repeat(3_000_000)))
                .then()
                .statusCode(413)
                .body(containsString("<h1>This is more than we can take at once</h1>"))
                .body(containsString("tel:911"));
    }

    @Test
    void every_name_that_the_page_points_to_is_there_once() {
        for (Map<String, String> typed :
                Set.of(Map.<String, String>of(), Map.of("contactBack", "yes", "under18", "?"))) {
            String page = form(typed).asString();
            Set<String> ids = all(page, " id=\"([^\"]+)\"");

            assertThat(ids).hasSize((int)
                    Pattern.compile(" id=\"").matcher(page).results().count());
            assertThat(ids)
                    .containsAll(all(page, " for=\"([^\"]+)\""))
                    .containsAll(all(page, "href=\"#([^\"]+)\""))
                    .containsAll(all(page, "aria-describedby=\"([^\" ]+)"))
                    .containsAll(all(page, "aria-describedby=\"[^\" ]+ ([^\"]+)\""));
        }
    }

    @Test
    void a_sent_form_leads_to_a_page_with_its_code_that_can_be_loaded_again() {
        Response sent = form(Map.of("submission", "thanks-0001", "message", "hello"));
        sent.then().statusCode(303).header("Location", matchesRegex("webform/sent/[0-9A-Z]{4}-[0-9A-Z]{4}\\?lang=en"));
        String code = sent.header("Location").replaceAll(".*/(.*)\\?.*", "$1");

        given().get("/lines/national/" + sent.header("Location"))
                .then()
                .statusCode(200)
                .body(containsString("<h1>We have your message</h1>"))
                .body(containsString("<span class=\"code\">" + code + "</span>"));
        form(Map.of("submission", "thanks-0001", "message", "hello"))
                .then()
                .statusCode(303)
                .header("Location", equalTo(sent.header("Location")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lines/nope/webform", "/lines/closed/webform", PAGE + "/sent/<b>not-a-code"})
    void what_is_not_there_is_said_in_plain_words(String path) {
        given().header("Accept-Language", "es")
                .get(path)
                .then()
                .statusCode(404)
                .body(containsString("<h1>Esta página no está aquí</h1>"))
                .body(containsString("tel:911"))
                .body(not(containsString("<b>")));
        given().formParam("message", "hello").post("/lines/nope/webform").then().statusCode(404);
    }

    private static Response form(Map<String, String> typed) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(typed)
                .post(PAGE + "?lang=en");
    }

    private static Set<String> all(String page, String pattern) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(page).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
