package dev.lantern.routing.simulate;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days and policies for tests. */
final class Days {

    static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private Days() {}

    static Day generated(long seed) {
        return GeneratedDay.of("national", MONDAY, ZoneOffset.UTC, seed, 132, LocalTime.of(20, 15));
    }

    /** An hour from {@link #MORNING}. */
    static Day hour(List<Member> members, List<Presence> presences, List<Contact> contacts) {
        return new Day("national", "made by hand", MORNING, MORNING.plusSeconds(3_600), members, presences, contacts);
    }

    /** Accepts every text after exactly so long, one at a time. */
    static Member advocate(String id, long answersAfter) {
        return new Member(
                new AdvocateProfile(id, id, List.of("en"), Map.of(Channel.SMS, 1)), 0, 0, answersAfter, 60_000);
    }

    static Presence comes(String id, long second) {
        return new Presence(MORNING.plusSeconds(second), id, Presence.State.AVAILABLE);
    }

    static Contact text(String id, long second, @Nullable Long patience, long handled) {
        return new Contact(
                id,
                "of " + id,
                MORNING.plusSeconds(second),
                Channel.SMS,
                null,
                Urgency.STANDARD,
                List.of(),
                null,
                patience,
                null,
                handled,
                0L);
    }

    /** @param routing the section of the line file, indented by two spaces */
    static Line policy(Path folder, String routing) {
        try {
            Path file = Files.createTempFile(folder, "policy", ".yaml");
            Files.writeString(file, "line: national\nname: National\nlanguages: [en, es]\nrouting:\n" + routing);
            return LineFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
