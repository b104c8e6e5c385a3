package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where instructions come from. */
sealed interface Source {

    /** @param extra fields beside those of every request about a call */
    record Address(URI url, String method, Form extra) implements Source {}

    /** Given with a request to the API. Relative addresses have nothing to start from. */
    record Inline(String twiml) implements Source {}

    static Source of(URI url, String method) {
        return new Address(url, method, Form.of());
    }

    /** The address of a document, for those that are relative to it. */
    default @Nullable URI base() {
        return switch (this) {
            case Address address -> address.url();
            case Inline ignored -> null;
        };
    }
}
