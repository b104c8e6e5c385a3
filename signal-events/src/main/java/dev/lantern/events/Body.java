package dev.lantern.events;

import org.jspecify.annotations.Nullable;

/**
 * What the person wrote, sealed to {@link Reader#DESK}.
 *
 * @param text field {@code body.text}: as written; for email the trimmed reply
 * @param full field {@code body.full}: for email the whole text
 */
public record Body(Sealed text, @Nullable Sealed full) {

    public static Body of(Sealed text) {
        return new Body(text, null);
    }
}
