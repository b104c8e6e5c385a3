package dev.lantern.sms.replies;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One try of a reply led nowhere, and another may. Says nothing of what was written. */
final class TryAgain extends Exception {

    private final String code;
    private final @Nullable Duration atLeast;
    private final boolean worthIt;

    /**
     * @param code what to report if there is no other try
     * @param atLeast how long the provider asks us to wait
     * @param worthIt whether there is time for another one
     */
    TryAgain(String code, @Nullable Duration atLeast, boolean worthIt) {
        super(code, null, false, false);
        this.code = code;
        this.atLeast = atLeast;
        this.worthIt = worthIt;
    }

    String code() {
        return code;
    }

    @Nullable
    Duration atLeast() {
        return atLeast;
    }

    boolean worthIt() {
        return worthIt;
    }
}
