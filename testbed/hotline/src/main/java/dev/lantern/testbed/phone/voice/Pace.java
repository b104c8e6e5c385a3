package dev.lantern.testbed.phone.voice;

import java.time.Duration;

/**
 * How fast time goes on a call.
 *
 * @param wordsPerSecond of speech; infinite takes no time
 * @param secondsScale what a second of pausing, waiting for keys or ringing is worth
 */
public record Pace(double wordsPerSecond, double secondsScale) {

    /** As on a real telephone. */
    public static final Pace REAL = new Pace(2.8, 1);

    /** Speech takes no time and ten seconds one. */
    public static final Pace TEST = new Pace(Double.POSITIVE_INFINITY, 0.1);

    /** Between documents: what keeps a waiting loop that only speaks from spinning when speech takes no time. */
    static final Duration BETWEEN_DOCUMENTS = Duration.ofMillis(50);

    public Duration speaking(String words) {
        return ofSeconds(words.split("\\s+").length / wordsPerSecond);
    }

    public Duration seconds(double seconds) {
        return ofSeconds(seconds * secondsScale);
    }

    Duration betweenDocuments() {
        return isReal() ? Duration.ZERO : BETWEEN_DOCUMENTS;
    }

    boolean isReal() {
        return secondsScale >= 1;
    }

    private static Duration ofSeconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
