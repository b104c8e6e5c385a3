package dev.lantern.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedDayTest {

    private static final Day LARGE = GeneratedDay.of("national", Days.MONDAY, ZoneOffset.UTC, 1, 13_200, null);

    @Test
    void mostPeopleCall() {
        long calls = LARGE.contacts().stream()
                .filter(contact -> contact.channel().equals(Channel.VOICE))
                .count();
        assertThat((double) calls / LARGE.contacts().size()).isBetween(0.77, 0.80);
        assertThat(LARGE.contacts().size()).isBetween(12_900, 13_500);
    }

    @Test
    void aTelevisionProgrammeMultipliesArrivalsByTwentyWithinAMinute() {
        Day day = GeneratedDay.of("national", Days.MONDAY, ZoneOffset.UTC, 1, 13_200, LocalTime.of(20, 15));
        double aMinuteBefore = between(day, "19:15", "20:15") / 60.0;
        assertThat(between(day, "20:15", "20:16") / aMinuteBefore).isBetween(16.0, 24.0);
        assertThat(between(day, "20:15", "20:25") / (10 * aMinuteBefore)).isBetween(18.0, 22.0);
        assertThat(between(day, "22:00", "23:00") / (60 * aMinuteBefore)).isLessThan(1.2);
    }

    @Test
    void twoAreThereAtNightAndSixToEightInTheBusyHours() {
        Day day = Days.generated(1);
        assertThat(there(day, "03:00")).isEqualTo(2);
        assertThat(there(day, "15:00")).isBetween(6, 8);
        assertThat(there(day, "20:15")).isBetween(5, 8);
        assertThat(there(day, "23:30")).isEqualTo(2);
    }

    @Test
    void peopleSpeakManyLanguagesAndSomeComeBack() {
        assertThat(LARGE.contacts().stream().map(Contact::language).distinct()).hasSizeGreaterThan(8);
        assertThat(LARGE.contacts().stream().map(Contact::person).distinct().count())
                .isLessThan(LARGE.contacts().size());
    }

    @Test
    void theDayIsTheLinesOwn() {
        Day day = GeneratedDay.of("national", Days.MONDAY, ZoneId.of("America/New_York"), 1, 132, null);
        assertThat(day.begins()).isEqualTo(Instant.parse("2026-03-02T05:00:00Z"));
        assertThat(day.contacts())
                .allSatisfy(contact -> assertThat(contact.at()).isBetween(day.begins(), day.ends()));
    }

    private static long between(Day day, String from, String until) {
        Instant begins = at(from);
        Instant ends = at(until);
        return day.contacts().stream()
                .filter(contact ->
                        !contact.at().isBefore(begins) && contact.at().isBefore(ends))
                .count();
    }

    private static int there(Day day, String time) {
        Set<String> there = new HashSet<>();
        for (Presence presence : day.presences()) {
            if (!presence.at().isAfter(at(time))) {
                if (presence.state() == Presence.State.OFFLINE) {
                    there.remove(presence.advocate());
                } else {
                    there.add(presence.advocate());
                }
            }
        }
        return there.size();
    }

    private static Instant at(String time) {
        return Days.MONDAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }
}
