package dev.lantern.testbed.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** A throw-away key that signs bearer tokens where no identity provider does: locally and in tests. */
public final class TokenKey {

    /** For {@code quarkus.oidc.token.issuer}. */
    public static final String ISSUER = "https://lantern.local";

    /** For {@code quarkus.oidc.token.audience}. */
    public static final String AUDIENCE = "lantern";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private TokenKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    public static TokenKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new TokenKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** The key that {@link #secret} gave. */
    public static TokenKey of(String secret) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secret)));
            return new TokenKey(
                    key, factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause, whose message may quote the key.
            throw new ServerFailed("The key that signs tokens is not an RSA key in PKCS 8, Base64.");
        }
    }

    /** To keep in a file that only its owner can read: PKCS 8, Base64. */
    public String secret() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded());
    }

    /** For {@code quarkus.oidc.public-key}: X.509, Base64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    /**
     * A signed JWT (RS256).
     *
     * @param subject the advocate's id
     * @param roles such as advocate or supervisor
     */
    public String sign(String subject, Set<String> roles, Duration validity) {
        Instant now = Instant.now();
        String content = part(Map.of("alg", "RS256", "typ", "JWT"))
                + "."
                + part(Map.of(
                        "iss", ISSUER,
                        "aud", AUDIENCE,
                        "sub", subject,
                        "groups", roles,
                        "iat", now.getEpochSecond(),
                        "exp", now.plus(validity).getEpochSecond()));
        return content + "." + base64(signature(content));
    }

    private byte[] signature(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an RSA key signs", e);
        }
    }

    private static String part(Map<String, Object> claims) {
        try {
            return base64(JSON.writeValueAsBytes(claims));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers are JSON", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
