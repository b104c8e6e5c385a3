package dev.lantern.routing.engine.state;

import java.util.Map;

/**
 * One record of a line's state, stored under its {@link #key()} and read back as {@link #typeOf} says. JSON by
 * {@code EventCodec.json()}. Keys are unique within a line; a store that holds several lines adds the line.
 */
public sealed interface Entity
        permits Conversation, Said, ThreadCount, Advocate, SeenSignal, AnsweredCommand, Reply, Minute, Sequence {

    /** {@code <kind>/<id>}. */
    String key();

    /**
     * What is stored under a key.
     *
     * @throws IllegalArgumentException for a key of no known kind
     */
    static Class<? extends Entity> typeOf(String key) {
        int slash = key.indexOf('/');
        Class<? extends Entity> type = slash < 0 ? null : Kinds.TYPES.get(key.substring(0, slash));
        if (type == null) {
            throw new IllegalArgumentException("no record of the engine has a key like this");
        }
        return type;
    }

    /** Kinds are written out, so that renaming a record does not lose what is stored. */
    final class Kinds {
        static final String CONVERSATION = "conversation";
        static final String SAID = "said";
        static final String THREAD = "thread";
        static final String ADVOCATE = "advocate";
        static final String SIGNAL = "signal";
        static final String COMMAND = "command";
        static final String REPLY = "reply";
        static final String MINUTE = "minute";
        static final String SEQUENCE = "sequence";

        private static final Map<String, Class<? extends Entity>> TYPES = Map.of(
                CONVERSATION, Conversation.class,
                SAID, Said.class,
                THREAD, ThreadCount.class,
                ADVOCATE, Advocate.class,
                SIGNAL, SeenSignal.class,
                COMMAND, AnsweredCommand.class,
                REPLY, Reply.class,
                MINUTE, Minute.class,
                SEQUENCE, Sequence.class);

        private Kinds() {}
    }
}
