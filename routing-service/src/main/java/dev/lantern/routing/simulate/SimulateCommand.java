package dev.lantern.routing.simulate;

import dev.lantern.lines.Hours;
import dev.lantern.lines.Line;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ./lantern policy simulate FILE}. */
final class SimulateCommand {

    private static final Set<String> OPTIONS =
            Set.of("--log", "--generate", "--contacts", "--peak", "--seed", "--today", "--save", "--chart");
    private static final LocalTime USUAL_PEAK = LocalTime.of(20, 15);
    private static final int MOST_CONTACTS = 1_000_000;

    private final Arguments arguments;
    private final PrintStream out;
    private final PrintStream err;

    private SimulateCommand(Arguments arguments, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.out = out;
        this.err = err;
    }

    static int run(List<String> words, PolicyProgram.Places places, PrintStream out, PrintStream err) {
        return new SimulateCommand(Arguments.parse(words, OPTIONS, places.from()), out, err).run(places.root());
    }

    private int run(Path root) {
        Path file = arguments.file("the line file to try");
        Line proposed = PolicyFile.read(file);
        Path todaysFile = arguments.path("--today").orElse(root.resolve("deploy/lines/" + proposed.id() + ".yaml"));
        if (!Files.exists(todaysFile)) {
            throw new UnusableException("today's policy of line '" + proposed.id() + "' is not at " + todaysFile
                    + "; name its file with --today");
        }
        Line today = PolicyFile.read(todaysFile);
        long seed = arguments.value("--seed", "a whole number", Long::valueOf).orElse(1L);
        Day day = day(today, seed);
        if (!day.line().equals(proposed.id()) || !today.id().equals(proposed.id())) {
            throw new UnusableException("the policy is for line '" + proposed.id() + "', today's for '" + today.id()
                    + "', the day is of '" + day.line() + "'; they must be one line");
        }
        Outcome before = Simulation.of(today, day, seed, new ProgressLine("today's policy", err));
        Outcome after = Simulation.of(proposed, day, seed, new ProgressLine("the proposed policy", err));
        // One threshold for both, or the figures could not be compared.
        var threshold = today.routing().serviceLevelThreshold();
        Comparison comparison = new Comparison(day, new Figures(before, threshold), new Figures(after, threshold));
        out.println("Line '" + proposed.id() + "', " + day.origin());
        out.println("  " + Words.counted(day.contacts().size(), "contact") + " and "
                + Words.counted(day.members().size(), "advocate") + ", from " + day.begins() + " to " + day.ends()
                + "; chance from seed " + seed);
        out.println("  today:    policy " + today.routing().version() + ", " + todaysFile);
        out.println("  proposed: policy " + proposed.routing().version() + ", " + file);
        out.println();
        TextReport.of(comparison).forEach(out::println);
        arguments
                .path("--chart")
                .ifPresent(chart -> write(chart, HtmlReport.of(comparison, todaysFile.toString(), file.toString())));
        return PolicyProgram.DONE;
    }

    private Day day(Line line, long seed) {
        if (arguments.has("--log") == arguments.has("--generate")) {
            throw new UnusableException("name a recorded day with --log, or generate one with --generate");
        }
        if (arguments.has("--log")) {
            for (String option : List.of("--contacts", "--peak", "--save")) {
                if (arguments.has(option)) {
                    throw new UnusableException(option + " is for a generated day, and this one was recorded");
                }
            }
            return DayFile.read(arguments.path("--log").orElseThrow());
        }
        LocalDate date = arguments
                .value("--generate", "a date such as 2026-03-02", LocalDate::parse)
                .orElseThrow();
        int contacts = arguments
                .value("--contacts", "a number from 1 to " + MOST_CONTACTS, SimulateCommand::contacts)
                .orElse(GeneratedDay.CONTACTS_A_DAY);
        Day day = GeneratedDay.of(line.id(), date, zone(line), seed, contacts, peak());
        arguments.path("--save").ifPresent(file -> save(day, file));
        return day;
    }

    /** The day is counted by the clock that the line's hours go by. */
    private static ZoneId zone(Line line) {
        Hours hours = line.routing().hours();
        return hours == null ? ZoneOffset.UTC : hours.zone();
    }

    private static int contacts(String text) {
        int contacts = Integer.parseInt(text);
        if (contacts < 1 || contacts > MOST_CONTACTS) {
            throw new IllegalArgumentException("out of range");
        }
        return contacts;
    }

    private @Nullable LocalTime peak() {
        if (arguments.text("--peak").filter("none"::equals).isPresent()) {
            return null;
        }
        return arguments
                .value("--peak", "a time such as 20:15, or none", LocalTime::parse)
                .orElse(USUAL_PEAK);
    }

    private void save(Day day, Path file) {
        try {
            DayFile.write(day, file);
            err.println("The day is written to " + file);
        } catch (IOException e) {
            throw PolicyProgram.notWritten(file, e);
        }
    }

    private void write(Path file, String page) {
        try {
            Files.writeString(file, page);
            err.println("The charts are written to " + file);
        } catch (IOException e) {
            throw PolicyProgram.notWritten(file, e);
        }
    }
}
