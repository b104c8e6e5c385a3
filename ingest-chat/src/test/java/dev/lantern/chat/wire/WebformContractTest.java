package dev.lantern.chat.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.lantern.chat.webform.Arrival;
import dev.lantern.chat.webform.Means;
import dev.lantern.chat.webform.Submission;
import dev.lantern.chat.webform.SubmissionId;
import dev.lantern.chat.webform.WebformSignal;
import dev.lantern.events.Channel;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.contract.ChannelContractTest;
import dev.lantern.ingest.contract.Outage;
import dev.lantern.ingest.contract.SpoolTestResource;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The channel through its JSON API, and the page where a person would see the difference. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
@QuarkusTestResource(SpoolTestResource.class)
class WebformContractTest extends ChannelContractTest {

    private static final String MESSAGE = "Me quitaron el pasaporte";
    private static final String WHEN = "de 2 a 4";
    private static final String STREET = "12 Elm Street";

    @Override
    protected Channel channel() {
        return Channel.WEBFORM;
    }

    @Override
    protected String providerId(int n) {
        return "contract-%04d".formatted(n);
    }

    /** The provider's id is the person's; what was written belongs to the identity, too. */
    @Override
    protected String signalId(int n) {
        Keyring keys = Keyring.load(LanternTestResource.keysFolder());
        Submission submission = new Submission(
                MESSAGE,
                true,
                false,
                new Submission.Contact.Safe(Means.TEXT, "+15550100142", WHEN, false),
                STREET,
                "Texas");
        Arrival arrival = new Arrival(line(), new SubmissionId(providerId(n)), "es", Arrival.Form.JSON, false);
        return new WebformSignal(keys.sealer(), keys.lookup())
                .of(arrival, submission, Instant.EPOCH)
                .id();
    }

    @Override
    protected Answer sendValid(String submission) {
        return answer(given().contentType("application/json")
                .body("""
                        {"submissionId": "%s", "language": "es", "message": "%s", "inDangerNow": true, "under18": false,
                         "contactBack": {"safe": true, "means": "text", "address": "(555) 010-0142", "when": "%s",
                                         "voicemail": false},
                         "place": {"city": "%s", "state": "Texas"}}""".formatted(submission, MESSAGE, WHEN, STREET))
                .post("/api/lines/national/webforms"));
    }

    @Override
    protected Optional<Answer> sendWithBadSignature(String submission) {
        return Optional.empty();
    }

    @Override
    protected Answer sendMalformed(String submission) {
        return answer(given().contentType("application/json")
                .body("{\"submissionId\": \"%s\", \"message\": \"%s\", \"contactBack\": {\"when\": \"%s"
                        .formatted(submission, MESSAGE, WHEN))
                .post("/api/lines/national/webforms"));
    }

    @Override
    protected String golden() {
        return "webform.json";
    }

    @Override
    protected List<String> personalData() {
        return List.of(MESSAGE, "pasaporte", "5550100142", "010-0142", WHEN, "Elm Street");
    }

    @Test
    void a_person_whose_message_cannot_be_kept_gets_it_back_with_what_to_do() throws Exception {
        try (Outage broker = Outage.ofBroker();
                Outage spool = Outage.ofSpool(config("lantern.spool.folder", Path.class))) {
            Response refused = page();

            refused.then()
                    .statusCode(503)
                    .header("Retry-After", "30")
                    .body(containsString("Lo que escribiste sigue aquí"))
                    .body(containsString("href=\"tel:911\""))
                    .body(containsString("href=\"tel:+15550100733\""))
                    .body(containsString(">\n" + MESSAGE + "</textarea>"))
                    .body(containsString("value=\"page-0001\""));
        }
        page().then().statusCode(303);
    }

    @Test
    void a_program_whose_form_cannot_be_kept_is_told_to_send_it_again() throws Exception {
        try (Outage broker = Outage.ofBroker();
                Outage spool = Outage.ofSpool(config("lantern.spool.folder", Path.class))) {
            Answer refused = sendValid("again-0001");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("\"code\":\"NOT_NOW\"").doesNotContain(MESSAGE);
        }
        assertThat(sendValid("again-0001").status()).isEqualTo(201);
    }

    private static Response page() {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("submission", "page-0001")
                .formParam("message", MESSAGE)
                .post("/lines/national/webform?lang=es");
    }

    private static Answer answer(Response response) {
        return new Answer(response.statusCode(), response.asString());
    }

    private static <T> T config(String key, Class<T> type) {
        return ConfigProvider.getConfig().getValue(key, type);
    }
}
