package dev.lantern.routing.engine.state;

import java.util.Map;

/**
 * One record of a line's state, stored under its {@link #key()} and read back as {@link #typeOf} says. JSON by
 * {@code EventCodec.json()}. Keys are unique within a line; a store that holds several lines adds the line.
 */
public sealed interface Entity
        permits Conversation,
                Said,
                ThreadCount,
                Advocate,
                WrapUp,
                Circle,
                Desk,
                Conflict,
                Flag,
                OptOut,
                SeenSignal,
                AnsweredCommand,
                Reply,
                Minute,
                Sequence,
                Settings {

    /** {@code <kind>/<id>}. */
    String key();

    /** Whether both are stored under one key. */
    default boolean sameRecordAs(Entity other) {
        return getClass() == other.getClass() && key().equals(other.key());
    }

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
        static final String WRAP_UP = "wrap-up";
        static final String CIRCLE = "circle";
        static final String DESK = "desk";
        static final String CONFLICT = "conflict";
        static final String FLAG = "flag";
        static final String OPT_OUT = "opt-out";
        static final String SIGNAL = "signal";
        static final String COMMAND = "command";
        static final String REPLY = "reply";
        static final String MINUTE = "minute";
        static final String SEQUENCE = "sequence";
        static final String SETTINGS = "settings";

        private static final Map<String, Class<? extends Entity>> TYPES = Map.ofEntries(
                Map.entry(CONVERSATION, Conversation.class),
                Map.entry(SAID, Said.class),
                Map.entry(THREAD, ThreadCount.class),
                Map.entry(ADVOCATE, Advocate.class),
                Map.entry(WRAP_UP, WrapUp.class),
                Map.entry(CIRCLE, Circle.class),
                Map.entry(DESK, Desk.class),
                Map.entry(CONFLICT, Conflict.class),
                Map.entry(FLAG, Flag.class),
                Map.entry(OPT_OUT, OptOut.class),
                Map.entry(SIGNAL, SeenSignal.class),
                Map.entry(COMMAND, AnsweredCommand.class),
                Map.entry(REPLY, Reply.class),
                Map.entry(MINUTE, Minute.class),
                Map.entry(SEQUENCE, Sequence.class),
                Map.entry(SETTINGS, Settings.class));

        private Kinds() {}
    }
}
