package dev.lantern.routing.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Softphone;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets the softphone in an advocate's browser register with the provider, to be rung and for nothing else ("Access Tokens",
 * Voice docs). The key that signs is of its own: it can be taken back without touching the account's.
 *
 * @param accountSid {@code AC…}
 * @param keySid {@code SK…}
 */
public record SoftphoneTokens(String accountSid, String keySid, String secret) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** @param identity by which the softphone is rung */
    public record SoftphoneToken(String token, String identity, Instant expiresAt) {

        /** Without the token. */
        @Override
        public String toString() {
            return "SoftphoneToken[" + identity + "]";
        }
    }

    /** @param loggedInUntil the softphone is let in for an hour, and no longer than that */
    public SoftphoneToken of(String advocateId, Instant now, Instant loggedInUntil) {
        Instant hour = now.plus(LONGEST);
        Instant expires = loggedInUntil.isBefore(hour) ? loggedInUntil : hour;
        String identity = Softphone.identity(advocateId);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", keySid + "-" + now.getEpochSecond());
        claims.put("iss", keySid);
        claims.put("sub", accountSid);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        claims.put("grants", Map.of("identity", identity, "voice", Map.of("incoming", Map.of("allow", true))));
        String signed = part(Map.of("typ", "JWT", "alg", "HS256", "cty", "twilio-fpa;v=1")) + "." + part(claims);
        return new SoftphoneToken(
                signed + "." + BASE64.encodeToString(signature(signed)),
                identity,
                Instant.ofEpochSecond(expires.getEpochSecond()));
    }

    private byte[] signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String part(Map<String, Object> json) {
        try {
            return BASE64.encodeToString(EventCodec.json().writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is JSON", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SoftphoneTokens[" + keySid + "]";
    }
}
