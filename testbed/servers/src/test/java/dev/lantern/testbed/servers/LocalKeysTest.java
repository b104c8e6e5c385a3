package dev.lantern.testbed.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.events.Reader;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.lines.LineFolder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalKeysTest {

    @Test
    void aTokenIsSignedWithTheKeyThatTheServiceIsGiven() throws Exception {
        TokenKey key = TokenKey.generate();

        String token = TokenKey.of(key.secret()).sign("dana", Set.of("supervisor"), Duration.ofMinutes(5));

        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey(key.publicKey()));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("sub").asText()).isEqualTo("dana");
        assertThat(claims.path("iss").asText()).isEqualTo(TokenKey.ISSUER);
        assertThat(claims.path("aud").asText()).isEqualTo(TokenKey.AUDIENCE);
        assertThat(claims.path("groups")).singleElement().matches(group -> group.asText()
                .equals("supervisor"));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    }

    @Test
    void aSecretThatIsNoKeyIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> TokenKey.of("bm90IGEga2V5"))
                .isInstanceOf(ServerFailed.class)
                .hasMessageNotContaining("bm90IGEga2V5")
                .hasNoCause();
    }

    @Test
    void whatAServiceIsGivenForTestsIsComplete() {
        Map<String, String> given = new LanternTestResource().start();

        assertThat(LineFolder.open(LanternTestResource.linesFolder())
                        .current()
                        .byNumber(DemoLine.NUMBER)
                        .orElseThrow()
                        .id())
                .isEqualTo(DemoLine.ID);
        Keyring keys = Keyring.load(LanternTestResource.keysFolder());
        assertThat(keys.sealer().seal(Reader.DESK, "t", "f", "x")).isNotNull();
        assertThat(keys.sealer().seal(Reader.SMS, "t", "f", "x")).isNotNull();
        assertThat(given.get("quarkus.oidc.public-key"))
                .isEqualTo(TestTokens.key().publicKey());
        assertThat(new LanternTestResource().start()).isEqualTo(given);
    }

    private static PublicKey publicKey(String base64) throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
