package dev.lantern.routing.engine.state;

import org.jspecify.annotations.Nullable;

/** A record that is to be stored under its key, or removed. */
public sealed interface Change {

    String key();

    /** Absent when it is removed. */
    @Nullable
    Entity entity();

    /** Its key is made when it is asked for: few who decide want to know it. */
    record Stored(Entity entity) implements Change {
        @Override
        public String key() {
            return entity.key();
        }
    }

    record Removed(String key) implements Change {
        @Override
        public @Nullable Entity entity() {
            return null;
        }
    }
}
