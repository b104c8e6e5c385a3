package dev.lantern.cases.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.SignalReceived;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.PostgresTestResource;
import dev.lantern.testbed.servers.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class AuthorizationTest {

    private static final String NOT_HERE =
            "{\"status\":404,\"title\":\"Not Found\",\"detail\":\"There is nothing here that you may read.\"}";

    private static @Nullable SignalReceived marias;

    /** One conversation for all rows of the table. */
    @BeforeEach
    void conversationOfMaria() {
        if (marias == null) {
            try (Hotline hotline = new Hotline()) {
                marias = hotline.conversationOf("maria");
            }
            Asking.as("maria", "advocate").await200("/conversations/" + marias.threadId() + "/1", any -> true);
            Asking.dana().await200("/signals/" + marias.signalId(), any -> true);
        }
    }

    @ParameterizedTest(name = "{0} as {1} reading {2} of a conversation of maria''s: {3}")
    @CsvSource({
        "maria, advocate,   CONVERSATION,  200",
        "sam,   advocate,   CONVERSATION,  404",
        "maria, analyst,    CONVERSATION,  404",
        "maria, '',         CONVERSATION,  404",
        "rosa,  responder,  CONVERSATION,  404",
        "root,  admin,      CONVERSATION,  404",
        "dana,  supervisor, CONVERSATION,  200",
        "dana,  supervisor, NONE,          404",
        "maria, advocate,   NONE,          404",
        "maria, advocate,   SIGNAL,        403",
        "sam,   advocate,   SIGNAL,        403",
        "dana,  supervisor, SIGNAL,        200",
        "maria, advocate,   CONVERSATIONS, 403",
        "root,  admin,      CONVERSATIONS, 403",
        "dana,  supervisor, CONVERSATIONS, 200",
        "maria, advocate,   SIGNALS,       403",
        "bot,   adapter,    SIGNALS,       403",
        "dana,  supervisor, SIGNALS,       200",
    })
    void who_may_read_what(String subject, String role, What what, int expected) {
        Response answer = Asking.as(subject, role).get(pathOf(what));

        assertThat(answer.statusCode()).isEqualTo(expected);
        if (expected != 200) {
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.jsonPath().getInt("status")).isEqualTo(expected);
        }
        if (expected == 404) {
            assertThat(answer.asString()).isEqualTo(NOT_HERE);
        }
    }

    @Test
    void content_is_kept_by_no_cache() {
        assertThat(Asking.dana().get(pathOf(What.CONVERSATION)).header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(Asking.dana().get(pathOf(What.SIGNAL)).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({"CONVERSATION", "CONVERSATIONS", "SIGNAL", "SIGNALS", "NONE"})
    void without_a_token_or_with_a_wrong_one_nothing_is_read(What what) {
        String path = pathOf(what);
        String good = TestTokens.of("dana", "supervisor");
        String changed = good.substring(0, good.length() - 8) + "AAAAAAAA";

        unauthorized(given().get(path));
        unauthorized(given().auth().oauth2("nonsense").get(path));
        unauthorized(given().auth().oauth2(changed).get(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/conversations?limit=many, 400",
        "/conversations?limit=0, 400",
        "/conversations?limit=100000, 400",
        "/conversations?after=nonsense, 400",
        "/conversations?line=a%00b, 400",
        "/signals?limit=-1, 400",
        "/signals?after=%25, 400",
        "/signals/a%00b, 404",
        "/conversations/sms-1/0x1, 404",
        "/conversations/sms-1/99999999999, 404",
        "/conversations/a%00b/1, 404",
        "/nowhere, 404",
    })
    void what_cannot_be_understood_is_a_problem_and_not_a_failure(String path, int expected) {
        Response answer = Asking.dana().get(path);

        assertThat(answer.statusCode()).isEqualTo(expected);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
    }

    @Test
    void a_method_that_is_not_there_is_a_problem_too() {
        Response answer =
                given().auth().oauth2(TestTokens.of("dana", "supervisor")).delete("/conversations");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    enum What {
        CONVERSATION,
        CONVERSATIONS,
        SIGNAL,
        SIGNALS,
        NONE
    }

    private static String pathOf(What what) {
        SignalReceived signal = Objects.requireNonNull(marias);
        return switch (what) {
            case CONVERSATION -> "/conversations/" + signal.threadId() + "/1";
            case CONVERSATIONS -> "/conversations";
            case SIGNAL -> "/signals/" + signal.signalId();
            case SIGNALS -> "/signals";
            case NONE -> "/conversations/" + signal.threadId() + "/2";
        };
    }

    private static void unauthorized(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(401);
    }
}
