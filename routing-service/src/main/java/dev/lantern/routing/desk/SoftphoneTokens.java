package dev.lantern.routing.desk;

import dev.lantern.events.Softphone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Lets the softphone in an advocate's browser register with the provider, to be rung and for nothing else ("Access Tokens",
 * Voice docs). The key that signs is of its own: it can be taken back without touching the account's.
 *
 * @param accountSid {@code AC…}
 * @param keySid {@code SK…}
 */
public record SoftphoneTokens(String accountSid, String keySid, String secret) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** What the signature demands of a key; the provider's have as many. */
    public static final int SHORTEST_SECRET = 32;

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
        JwtClaims claims = new JwtClaims();
        claims.setJwtId(keySid + "-" + now.getEpochSecond());
        claims.setIssuer(keySid);
        claims.setSubject(accountSid);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        claims.setClaim("grants", Map.of("identity", identity, "voice", Map.of("incoming", Map.of("allow", true))));
        return new SoftphoneToken(signed(claims), identity, Instant.ofEpochSecond(expires.getEpochSecond()));
    }

    private String signed(JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setHeader(HeaderParameterNames.TYPE, "JWT");
        token.setContentTypeHeaderValue("twilio-fpa;v=1");
        token.setPayload(claims.toJson());
        token.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a key of " + SHORTEST_SECRET + " characters signs", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SoftphoneTokens[" + keySid + "]";
    }
}
