package dev.lantern.testbed.phone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a webhook as Twilio does: HMAC-SHA1 over the URL and the distinct fields sorted by name and value.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security">Twilio: validating requests</a>
 */
record WebhookSigner(String authToken) {

    String sign(String url, Form form) {
        StringBuilder text = new StringBuilder(url);
        form.fields().stream()
                .distinct()
                .sorted(Comparator.comparing(Form.Field::name).thenComparing(Form.Field::value))
                .forEach(field -> text.append(field.name()).append(field.value()));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
