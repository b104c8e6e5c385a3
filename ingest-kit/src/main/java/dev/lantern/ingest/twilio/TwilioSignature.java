package dev.lantern.ingest.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a webhook is from Twilio: base64 of HMAC-SHA1, keyed with an auth token, over the URL that Twilio called
 * and the form's parameters sorted by name ("Security", Twilio docs).
 *
 * <p>The SDK's validator takes a map, and so loses a parameter that comes twice, and decodes the query when it touches
 * the port. Here each distinct value of a repeated parameter counts, sorted, as Twilio signs it; the query stays as it
 * was received; and several tokens are good at once, so that a token can be rotated without a lost text.
 *
 * <p>The URL is made from configuration, never from {@code Host} or {@code X-Forwarded-*}: those are the caller's words.
 */
public final class TwilioSignature {

    public static final String HEADER = "X-Twilio-Signature";

    private static final String BODY_DIGEST = "bodySHA256";
    private static final Comparator<TwilioForm.Parameter> BY_NAME_THEN_VALUE = Comparator.comparing(
                    TwilioForm.Parameter::name, Arrays::compareUnsigned)
            .thenComparing(TwilioForm.Parameter::value, Arrays::compareUnsigned);

    public enum Verdict {
        GENUINE,
        /** There is no signature at all. */
        UNSIGNED,
        /** Signed with another token, for another URL, or changed on the way. */
        FORGED,
        /** The URL is Twilio's; the body is not the one it announced, or it announced none. */
        BODY_ALTERED
    }

    private final URI publicUrl;
    private final List<SecretKeySpec> keys;

    /**
     * @param publicUrl scheme, host, port and perhaps a path: what stands before our request path in the URL that Twilio
     *     calls
     * @param authTokens all that are good now, at least one
     */
    public TwilioSignature(URI publicUrl, List<String> authTokens) {
        if (publicUrl.getScheme() == null
                || publicUrl.getHost() == null
                || publicUrl.getRawUserInfo() != null
                || publicUrl.getRawQuery() != null) {
            throw new IllegalArgumentException("the public URL has a scheme and a host, no user and no query");
        }
        if (authTokens.isEmpty() || authTokens.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("at least one auth token is needed, and none may be blank");
        }
        this.publicUrl = publicUrl;
        this.keys = authTokens.stream()
                .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"))
                .toList();
    }

    /**
     * A form, or a request without a body (an empty form).
     *
     * @param target path and query exactly as they stand in the request line
     */
    public Verdict ofForm(String target, TwilioForm form, @Nullable String signature) {
        return verdict(
                target, form.parameters().stream().sorted(BY_NAME_THEN_VALUE).toList(), signature);
    }

    /** Any other body, such as JSON: the signed URL carries the body's SHA-256 in the parameter {@code bodySHA256}. */
    public Verdict ofBody(String target, byte[] body, @Nullable String signature) {
        Verdict ofUrl = verdict(target, List.of(), signature);
        if (ofUrl != Verdict.GENUINE) {
            return ofUrl;
        }
        int query = target.indexOf('?');
        String announced = TwilioForm.ofQuery(query < 0 ? null : target.substring(query + 1))
                .text(BODY_DIGEST);
        return announced != null && sameBytes(announced.toLowerCase(Locale.ROOT), sha256(body))
                ? Verdict.GENUINE
                : Verdict.BODY_ALTERED;
    }

    private Verdict verdict(String target, List<TwilioForm.Parameter> sorted, @Nullable String signature) {
        if (signature == null || signature.isBlank()) {
            return Verdict.UNSIGNED;
        }
        boolean genuine = false;
        // No early exit: how long this takes says nothing about which token or form of the URL was nearly right.
        for (SecretKeySpec key : keys) {
            for (String url : urls(target)) {
                genuine |= sameBytes(signature.strip(), signed(key, url, sorted));
            }
        }
        return genuine ? Verdict.GENUINE : Verdict.FORGED;
    }

    /** Twilio is not consistent about the port: with or without it is one URL, a standard port may be spelt out. */
    private List<String> urls(String target) {
        // A proxy may pass the absolute form; its host is the caller's word, its path and query are not.
        String local = target.startsWith("/") ? target : target.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/?]*", "");
        String scheme = publicUrl.getScheme();
        String path =
                publicUrl.getRawPath() == null ? "" : publicUrl.getRawPath().replaceFirst("/$", "");
        int port = publicUrl.getPort();
        int spelt = port >= 0 ? port : scheme.equalsIgnoreCase("https") ? 443 : 80;
        String origin = scheme + "://" + publicUrl.getHost();
        return List.of(origin + ":" + spelt + path + local, origin + path + local);
    }

    private static String signed(SecretKeySpec key, String url, List<TwilioForm.Parameter> sorted) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            mac.update(url.getBytes(StandardCharsets.UTF_8));
            TwilioForm.Parameter previous = null;
            for (TwilioForm.Parameter parameter : sorted) {
                if (previous == null || BY_NAME_THEN_VALUE.compare(previous, parameter) != 0) {
                    mac.update(parameter.name());
                    mac.update(parameter.value());
                }
                previous = parameter;
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean sameBytes(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
