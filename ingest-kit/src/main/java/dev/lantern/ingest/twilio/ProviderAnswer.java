package dev.lantern.ingest.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a request to the provider did not succeed. Its message never quotes the provider's, which names the person's
 * number.
 */
public final class ProviderAnswer extends RuntimeException {

    public enum Kind {
        /** An answer that is not a success. */
        STATUS,
        /** No connection: the request was never sent. */
        NOT_SENT,
        /** Sent, and no answer, or one that makes no sense. */
        NO_ANSWER,
        /** The service is stopping. */
        INTERRUPTED
    }

    private final Kind kind;
    private final int status;
    private final @Nullable String code;
    private final @Nullable Duration retryAfter;

    private ProviderAnswer(
            Kind kind, int status, @Nullable String code, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        // Only the class of the cause: an I/O message may hold a URL with a number in its query.
        super(kind
                + (status == 0 ? "" : " " + status)
                + (cause == null ? "" : " " + cause.getClass().getName()));
        this.kind = kind;
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public static ProviderAnswer of(int status, @Nullable String code, @Nullable Duration retryAfter) {
        return new ProviderAnswer(Kind.STATUS, status, code, retryAfter, null);
    }

    public static ProviderAnswer without(Kind kind, @Nullable Throwable cause) {
        return new ProviderAnswer(kind, 0, null, null, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** HTTP status, 0 without an answer. */
    public int status() {
        return status;
    }

    /** The provider's own code, in the answer's body. */
    public @Nullable String code() {
        return code;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
