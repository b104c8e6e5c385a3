package dev.lantern.lines;

import dev.lantern.lines.Hours.Outside;
import dev.lantern.lines.Hours.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the section {@code hours} of a line's routing. */
final class HoursSection {

    private static final Pattern SPAN =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final int DAY = 24 * 60;

    private HoursSection() {}

    static Hours of(Section hours) {
        hours.onlyKeys(List.of("zone", "weekly", "holidays", "outside"));
        return new Hours(
                zone(hours),
                weekly(hours),
                holidays(hours),
                hours.has("outside") ? hours.name("outside", Outside.class).orElse(Outside.WAIT) : Outside.WAIT);
    }

    private static ZoneId zone(Section hours) {
        String name = hours.text("zone").orElse("");
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            hours.problem("zone", "must be a time zone such as America/New_York");
            return ZoneOffset.UTC;
        }
    }

    private static Map<DayOfWeek, List<Span>> weekly(Section hours) {
        Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
        if (!hours.has("weekly")) {
            hours.problem("weekly", "is missing");
        }
        hours.section("weekly").ifPresent(days -> {
            days.onlyKeys(DAYS);
            for (String day : days.keys()) {
                int n = DAYS.indexOf(day);
                if (n >= 0) {
                    weekly.put(DayOfWeek.of(n + 1), spans(days, day));
                }
            }
        });
        return weekly;
    }

    /** In order, none before the end of the one before. */
    private static List<Span> spans(Section days, String day) {
        List<Span> spans = new ArrayList<>();
        for (String text : days.texts(day, SPAN, "hours such as 09:00-17:30 or 00:00-24:00")) {
            Matcher parts = SPAN.matcher(text);
            if (parts.matches()) {
                Span span = new Span(minute(parts, 1), minute(parts, 3));
                int earliest = spans.isEmpty() ? 0 : spans.getLast().until();
                if (span.from() >= span.until() || span.until() > DAY || span.from() < earliest) {
                    days.problem(day, "must have spans in order that end after they begin; " + text + " does not");
                } else {
                    spans.add(span);
                }
            }
        }
        return spans;
    }

    private static List<LocalDate> holidays(Section hours) {
        List<LocalDate> holidays = new ArrayList<>();
        for (String text : hours.texts("holidays", DATE, "dates such as \"2026-12-25\", in quotes")) {
            try {
                holidays.add(LocalDate.parse(text));
            } catch (DateTimeException e) {
                hours.problem("holidays", "has " + text + ", which is no day");
            }
        }
        return holidays;
    }

    private static int minute(Matcher parts, int hour) {
        return Integer.parseInt(parts.group(hour)) * 60 + Integer.parseInt(parts.group(hour + 1));
    }
}
