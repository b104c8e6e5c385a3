package dev.lantern.events;

import org.jspecify.annotations.Nullable;

/**
 * What the person answered before an advocate came; null means not asked or not answered.
 *
 * @param aloneForMinutes how long the person will be alone, counted from when the signal occurred
 */
public record Answers(
        @Nullable Boolean safeToTalk,
        @Nullable Boolean inDangerNow,
        @Nullable Boolean under18,
        @Nullable ContactBack contactBack,
        @Nullable Integer aloneForMinutes) {

    public static final Answers NONE = new Answers(null, null, null, null, null);

    /** Of somebody who was not asked how long they are alone. */
    public Answers(
            @Nullable Boolean safeToTalk,
            @Nullable Boolean inDangerNow,
            @Nullable Boolean under18,
            @Nullable ContactBack contactBack) {
        this(safeToTalk, inDangerNow, under18, contactBack, null);
    }

    /**
     * Whether and how we may come back to the person.
     *
     * @param means {@code phone}, {@code text} or {@code email}
     * @param address sealed to {@link Reader#DESK}, field {@code contactBack.address}
     * @param when sealed to {@link Reader#DESK}, field {@code contactBack.when}: the safe time in the person's words
     */
    public record ContactBack(
            boolean safe,
            @Nullable String means,
            @Nullable Sealed address,
            @Nullable Sealed when,
            @Nullable Boolean voicemail) {}
}
