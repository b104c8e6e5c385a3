package dev.lantern.voice.messages;

import org.jspecify.annotations.Nullable;

/** Something a caller hears. */
public sealed interface Spoken {

    /**
     * Read out by the provider.
     *
     * @param language the provider's tag
     * @param voice the provider's name of a voice; absent: its own choice
     */
    record Words(String text, String language, @Nullable String voice) implements Spoken {}

    /** A recording of ours. */
    record Recorded(String url) implements Spoken {}
}
