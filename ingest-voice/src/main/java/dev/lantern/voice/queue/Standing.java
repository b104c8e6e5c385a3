package dev.lantern.voice.queue;

import dev.lantern.events.Urgency;
import org.jspecify.annotations.Nullable;

/** How a call stands with routing. */
public sealed interface Standing {

    /** Routing has not said anything of it. */
    record Unheard() implements Standing {}

    /**
     * @param overflows whether partners are asked to answer, too
     * @param former who had the call last and gave it back, if somebody had
     */
    record Waiting(boolean overflows, @Nullable String former) implements Standing {
        public Waiting(boolean overflows) {
            this(overflows, null);
        }
    }

    /** Is called back, at a time that routing says. */
    record ToBeCalled() implements Standing {}

    record Assigned(String advocateId) implements Standing {}

    /** @param completed by an advocate; otherwise the person seemed to be gone */
    record Over(boolean completed) implements Standing {}

    /** What whoever takes a call is told. */
    record Facts(@Nullable Urgency urgency, @Nullable String language) {
        public static final Facts NONE = new Facts(null, null);
    }
}
