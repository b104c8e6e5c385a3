package dev.lantern.chat.wire;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The page's own style and script, and the policy that lets the browser use these two and nothing else. */
@Singleton
public class PageAssets {

    private final String style = text("/page/page.css");
    private final String script = text("/page/leave.js");

    String style() {
        return style;
    }

    String script() {
        return script;
    }

    /** Nothing is loaded from anywhere; what stands in the page is named by its hash (CSP level 3). */
    String contentSecurityPolicy() {
        return "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script)
                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(PageAssets.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
