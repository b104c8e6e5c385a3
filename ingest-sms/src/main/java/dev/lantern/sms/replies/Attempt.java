package dev.lantern.sms.replies;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one request to send went. What may be done next is in the type. */
sealed interface Attempt {

    /** Whether the provider is there and working. */
    default boolean answered() {
        return switch (this) {
            case Accepted accepted -> true;
            case Rejected rejected -> true;
            case NotTaken notTaken -> notTaken.code() != null;
            case Doubtful doubtful -> false;
        };
    }

    /** The provider has it. */
    record Accepted(String messageSid) implements Attempt {}

    /** The provider will not send this, however often it is asked. */
    record Rejected(String code) implements Attempt {}

    /**
     * The provider certainly does not have it; it may be sent again.
     *
     * @param code why, where the provider answered at all
     * @param retryAfter how long the provider asks us to wait
     */
    record NotTaken(@Nullable String code, @Nullable Duration retryAfter) implements Attempt {}

    /** Nobody can tell whether the provider has it: look before sending again. */
    record Doubtful() implements Attempt {}
}
