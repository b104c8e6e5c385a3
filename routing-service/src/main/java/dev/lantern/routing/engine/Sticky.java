package dev.lantern.routing.engine;

import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Stage;
import dev.lantern.routing.engine.state.ThreadCount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who comes back soon is asked for with whom they had before; after the line's time nobody is bound to anybody. */
final class Sticky {

    private Sticky() {}

    static @Nullable String toReopened(Deciding deciding, Conversation conversation) {
        return conversation.stage() instanceof Stage.Closed(Instant quietUntil)
                ? within(deciding, conversation.formerAdvocate(), quietUntil)
                : null;
    }

    static @Nullable String toNew(Deciding deciding, ThreadCount thread, @Nullable Conversation before) {
        return before == null
                ? within(deciding, thread.lastAdvocate(), thread.quietUntil())
                : toReopened(deciding, before);
    }

    private static @Nullable String within(Deciding deciding, @Nullable String former, @Nullable Instant quietUntil) {
        if (former == null || quietUntil == null) {
            return null;
        }
        Instant parted = quietUntil.minus(deciding.line.routing().quietWindow());
        return deciding.now.isAfter(parted.plus(deciding.line.routing().stickyFor())) ? null : former;
    }
}
