package dev.lantern.routing.simulate;

import dev.lantern.events.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and names as people read them. */
final class Words {

    static final String NOBODY = "-";

    private Words() {}

    /** {@code 4.2 s}, {@code 12:05} (minutes and seconds) or {@code 3:20:00}. */
    static String time(double millis) {
        long seconds = Math.round(millis / 1_000);
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        }
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    static String percent(@Nullable Double share) {
        return share == null ? NOBODY : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    static String coefficient(double gini) {
        return String.format(Locale.ROOT, "%.3f", gini);
    }

    /** {@code 30 seconds}, {@code 2 minutes}, {@code 12 hours}, {@code 90 seconds}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return counted(seconds / 86_400, "day");
        }
        if (seconds % 3_600 == 0 && seconds > 0) {
            return counted(seconds / 3_600, "hour");
        }
        return seconds % 60 == 0 && seconds > 0 ? counted(seconds / 60, "minute") : counted(seconds, "second");
    }

    static String counted(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    static String of(Urgency urgency) {
        return urgency.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What the figures mean. */
    static String formulas(Duration threshold) {
        return "Answer time: from queueing until an advocate has the conversation, of those answered; its mean is the average"
                + " speed of answer. Abandonment: gave up / all waits. Service level: answered within "
                + duration(threshold)
                + " / (answered + gave up + still waiting for longer); who asks to be called back before they are answered is"
                + " in neither. Called after: from when they could be called until they first were. Occupancy: (talk + wrap-up) / ready time. Handle"
                + " time: (talk + wrap-up) / handled. Gini: 0 when all are alike, towards 1 when one has everything; of waits"
                + " within one urgency (the worst one), of load as each advocate's occupancy. Severe: in immediate danger.";
    }

    /** Broken between words, no line longer than the width. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
