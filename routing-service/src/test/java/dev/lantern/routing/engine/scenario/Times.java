package dev.lantern.routing.engine.scenario;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as scenarios write them: {@code 0s}, {@code 250ms}, {@code 1m30s}, {@code 2h}, {@code 3d}. */
final class Times {

    private static final Pattern PART = Pattern.compile("([0-9]+)(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(" + PART.pattern() + ")+");

    private Times() {}

    static Duration of(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new AssertionError("'" + text + "' is no time such as 1m30s or 250ms");
        }
        Duration time = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            long amount = Long.parseLong(parts.group(1));
            time = time.plus(
                    switch (parts.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        }
        return time;
    }
}
