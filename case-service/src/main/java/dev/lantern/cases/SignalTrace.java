package dev.lantern.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a signal is kept, and where it went: no content.
 *
 * @param conversationId absent while the engine has not told
 */
public record SignalTrace(
        String signalId,
        String threadId,
        String line,
        Instant receivedAt,
        @Nullable String conversationId) {}
