package dev.lantern.ingest.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a form as the provider does, written apart from what checks it. */
public final class SignedForm {

    private SignedForm() {}

    /** As the documentation says it. One character stands for one byte here, so that any encoding is signed as it is. */
    public static String signature(String token, String url, String form) {
        TreeMap<String, TreeSet<String>> parameters = new TreeMap<>();
        for (String pair : form.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(bytes(parts[0]), name -> new TreeSet<>())
                        .add(parts.length == 1 ? "" : bytes(parts[1]));
            }
        }
        StringBuilder text = new StringBuilder(url);
        parameters.forEach(
                (name, values) -> values.forEach(value -> text.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String bytes(String encoded) {
        return URLDecoder.decode(encoded.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.ISO_8859_1);
    }
}
