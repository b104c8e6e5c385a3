package dev.lantern.routing.simulate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.events.EventCodec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A day as a file: JSON, one entry a line, the heading first, the others in any order. */
final class DayFile {

    static final int VERSION = 1;

    private static final int MANY = 20;

    private final ObjectMapper json = EventCodec.json();
    private final Path file;
    private final List<String> problems = new ArrayList<>();
    private DayEntry.@Nullable Heading heading;
    private final List<Member> members = new ArrayList<>();
    private final List<Presence> presences = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private DayFile(Path file) {
        this.file = file;
    }

    /** @throws UnusableException with a sentence for each line that cannot be used */
    static Day read(Path file) {
        return new DayFile(file).read();
    }

    static void write(Day day, Path file) throws IOException {
        ObjectMapper json = EventCodec.json();
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            to.write(json.writeValueAsString(
                    new DayEntry.Heading(VERSION, day.line(), day.origin(), day.begins(), day.ends())));
            to.write('\n');
            List<DayEntry> entries = new ArrayList<>(day.members());
            entries.addAll(day.presences());
            entries.addAll(day.contacts());
            for (DayEntry entry : entries) {
                to.write(json.writeValueAsString(entry));
                to.write('\n');
            }
        }
    }

    private Day read() {
        try (Stream<String> lines = Files.lines(file)) {
            int number = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                if (!line.isBlank() && problems.size() < MANY) {
                    take(line, number);
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UnusableException(List.of(file + " cannot be read as text: " + e.getMessage()));
        }
        DayEntry.Heading first = heading;
        if (first == null) {
            problems.add(file + ": the first line must be the heading, {\"kind\":\"day\", ...}");
            throw new UnusableException(problems);
        }
        checkPresences();
        if (!problems.isEmpty()) {
            throw new UnusableException(problems);
        }
        return new Day(first.line(), first.origin(), first.begins(), first.ends(), members, presences, contacts);
    }

    private void take(String line, int number) {
        try {
            DayEntry entry = json.readValue(line, DayEntry.class);
            if (heading == null && !(entry instanceof DayEntry.Heading)) {
                problem(number, "comes before the heading, {\"kind\":\"day\", ...}");
                return;
            }
            switch (entry) {
                case DayEntry.Heading found -> open(found, number);
                case Member member -> {
                    unique("advocate " + member.id(), number);
                    members.add(member);
                }
                case Presence presence -> presences.add(presence);
                case Contact contact -> {
                    unique("contact " + contact.id(), number);
                    within(contact, number);
                    contacts.add(contact);
                }
            }
        } catch (JsonProcessingException e) {
            problem(number, "is no entry of a recorded day: " + shortened(e));
        }
    }

    private void open(DayEntry.Heading found, int number) {
        if (heading != null) {
            problem(number, "is a second heading");
        } else if (found.version() != VERSION) {
            problem(number, "is of version " + found.version() + "; this Lantern reads version " + VERSION);
        } else if (!found.begins().isBefore(found.ends())) {
            problem(number, "ends before it begins");
        }
        heading = found;
    }

    private void within(Contact contact, int number) {
        DayEntry.Heading day = heading;
        if (day != null && (contact.at().isBefore(day.begins()) || !contact.at().isBefore(day.ends()))) {
            problem(number, "is at " + contact.at() + ", outside the day");
        }
        Stream.of(contact.patience(), contact.waited(), contact.handled(), contact.wrapUp())
                .filter(time -> time != null && time < 0)
                .findFirst()
                .ifPresent(time -> problem(number, "has a time below zero"));
    }

    private void checkPresences() {
        for (Presence presence : presences) {
            if (!ids.contains("advocate " + presence.advocate())) {
                problems.add(file + ": a presence names " + presence.advocate() + ", who is no advocate of the file");
                return;
            }
        }
    }

    private void unique(String id, int number) {
        if (!ids.add(id)) {
            problem(number, "is a second " + id);
        }
    }

    private void problem(int number, String what) {
        problems.add(file + ":" + number + ": " + what);
    }

    private static String shortened(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    }
}
