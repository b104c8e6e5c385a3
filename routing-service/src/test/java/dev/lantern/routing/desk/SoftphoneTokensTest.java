package dev.lantern.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.EventCodec;
import dev.lantern.routing.desk.SoftphoneTokens.SoftphoneToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A token as the provider documents it. */
class SoftphoneTokensTest {

    private static final String SECRET = "a secret of 32 characters or more";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATE = NOW.plus(Duration.ofHours(8));
    private static final SoftphoneTokens TOKENS = new SoftphoneTokens("AC1", "SK1", SECRET);

    @Test
    void lets_the_one_in_whom_a_call_rings_and_lets_them_call_nobody() throws Exception {
        SoftphoneToken token = TOKENS.of("maria", NOW, LATE);
        assertThat(token.identity()).isEqualTo("maria");
        JsonNode header = part(token, 0);
        assertThat(header.path("cty").asText()).isEqualTo("twilio-fpa;v=1");
        assertThat(header.path("alg").asText()).isEqualTo("HS256");
        JsonNode claims = part(token, 1);
        assertThat(claims.path("iss").asText()).isEqualTo("SK1");
        assertThat(claims.path("sub").asText()).isEqualTo("AC1");
        assertThat(claims.path("jti").asText()).startsWith("SK1-");
        assertThat(claims.at("/grants/identity").asText()).isEqualTo("maria");
        assertThat(claims.at("/grants/voice").toString()).isEqualTo("{\"incoming\":{\"allow\":true}}");
    }

    @Test
    void an_id_that_is_no_identity_is_the_one_that_is_rung() {
        assertThat(TOKENS.of("auth0|a-1", NOW, LATE).identity()).isEqualTo("x_61757468307c612d31");
    }

    @Test
    void holds_for_an_hour_and_no_longer_than_the_login() throws Exception {
        assertThat(part(TOKENS.of("maria", NOW, LATE), 1).path("exp").asLong())
                .isEqualTo(NOW.plus(Duration.ofHours(1)).getEpochSecond());
        Instant soon = NOW.plusSeconds(90);
        assertThat(TOKENS.of("maria", NOW, soon).expiresAt()).isEqualTo(soon);
    }

    @Test
    void is_signed_with_the_key_and_never_printed() throws Exception {
        SoftphoneToken token = TOKENS.of("maria", NOW, LATE);
        int dot = token.token().lastIndexOf('.');
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(Base64.getUrlDecoder().decode(token.token().substring(dot + 1)))
                .isEqualTo(mac.doFinal(token.token().substring(0, dot).getBytes(StandardCharsets.UTF_8)));
        assertThat(token.toString()).doesNotContain(token.token());
        assertThat(TOKENS.toString()).doesNotContain(SECRET);
    }

    private static JsonNode part(SoftphoneToken token, int n) throws IOException {
        return EventCodec.json()
                .readTree(Base64.getUrlDecoder().decode(token.token().split("\\.")[n]));
    }
}
