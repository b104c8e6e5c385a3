package dev.lantern.routing.simulate;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who is there on a generated day: two at night, six to eight in the busy hours, with a meal and short breaks; now and then a
 * connection is lost. A line with
 * more contacts than usual has as many times the people.
 */
record GeneratedShifts(List<Member> members, List<Presence> presences) {

    private static final Map<Channel, Integer> CAPACITY = Map.of(
            Channel.VOICE,
            1,
            Channel.SMS,
            2,
            Channel.WHATSAPP,
            2,
            Channel.CHAT,
            2,
            Channel.WEBFORM,
            1,
            Channel.EMAIL,
            1);

    private static final List<Map<String, Integer>> SKILLS = List.of(
            Map.of("LABOUR", 3, "SEX", 2),
            Map.of("SEX", 3, "MINORS", 2),
            Map.of("LABOUR", 2, "LEGAL", 3),
            Map.of("SEX", 2, "LABOUR", 1, "LGBTQ", 2),
            Map.of("MINORS", 3, "SEX", 1, "LEGAL", 1));

    /** One in so many is a supervisor. */
    private static final int SUPERVISED = 5;

    /** In one shift. */
    private static final double LOSES_CONNECTION = 0.2;

    /** So many meals one after the other end before the shift does. */
    private static final int MEALS = 6;

    /** Hours of the line's clock; what lies past midnight is worked at both ends of the day. */
    private record Shift(int from, int until, List<List<String>> languages) {}

    private static final List<Shift> SHIFTS = List.of(
            new Shift(22, 30, List.of(List.of("en", "es"), List.of("en"))),
            new Shift(
                    6,
                    14,
                    List.of(
                            List.of("en", "es"),
                            List.of("en"),
                            List.of("en", "zh"),
                            List.of("en"),
                            List.of("en", "es"))),
            new Shift(10, 18, List.of(List.of("en"), List.of("en", "vi", "fr"))),
            new Shift(
                    14,
                    22,
                    List.of(
                            List.of("en"),
                            List.of("en", "es"),
                            List.of("en", "tl"),
                            List.of("en"),
                            List.of("en", "es", "pt"),
                            List.of("en", "ru"))));

    static GeneratedShifts of(LocalDate date, ZoneId zone, int contactsADay, Chance chance) {
        int times = Math.max(1, Math.round((float) contactsADay / GeneratedDay.CONTACTS_A_DAY));
        GeneratedShifts shifts = new GeneratedShifts(new ArrayList<>(), new ArrayList<>());
        Instant midnight = date.atStartOfDay(zone).toInstant();
        for (Shift shift : SHIFTS) {
            for (int n = 0; n < shift.languages.size() * times; n++) {
                shifts.enrol(shift.languages.get(n % shift.languages.size()), chance);
                shifts.work(midnight, shift, n, chance);
            }
        }
        return shifts;
    }

    private void enrol(List<String> languages, Chance chance) {
        String id = "a" + (members.size() + 1);
        members.add(new Member(
                new AdvocateProfile(
                        id,
                        id,
                        languages,
                        Map.of(),
                        SKILLS.get((members.size()) % SKILLS.size()),
                        List.of(),
                        CAPACITY,
                        members.size() % SUPERVISED == SUPERVISED - 1,
                        null),
                1 + 4 * chance.uniform(id, "declines"),
                1 + 3 * chance.uniform(id, "misses"),
                Math.round(4_000 + 6_000 * chance.uniform(id, "answers after")),
                Math.round(60_000 + 180_000 * chance.uniform(id, "back after"))));
    }

    private void work(Instant midnight, Shift shift, int n, Chance chance) {
        String id = members.getLast().id();
        if (shift.until > 24) {
            stretch(id, midnight, midnight.plus(Duration.ofHours(shift.until - 24)));
            stretch(id, midnight.plus(Duration.ofHours(shift.from)), midnight.plus(Duration.ofHours(24)));
            return;
        }
        // Changes of shift are not sharp: a few minutes early, so that somebody is there.
        Duration early = Duration.ofMillis(Math.round(600_000 * chance.uniform(id, "early")));
        Instant from = midnight.plus(Duration.ofHours(shift.from));
        Instant until = midnight.plus(Duration.ofHours(shift.until));
        stretch(id, from.minus(early), until);
        Instant meal = from.plus(Duration.ofMinutes(180 + 30L * (n % MEALS)));
        pause(id, meal, Duration.ofMinutes(30));
        pause(id, meal.minus(Duration.ofMinutes(95)), Duration.ofMinutes(10));
        pause(id, meal.plus(Duration.ofMinutes(120)), Duration.ofMinutes(10));
        if (chance.happens(LOSES_CONNECTION, id, "loses connection")) {
            // Between two breaks, so that whoever comes back from one does not come back from both.
            Instant lost = meal.plus(Duration.ofMinutes(35 + Math.round(60 * chance.uniform(id, "loses it"))));
            presences.add(new Presence(lost, id, Presence.State.LOST));
            long gone = 20_000 + Math.round(chance.exponential(240_000, id, "is back"));
            presences.add(new Presence(lost.plusMillis(Math.min(gone, 1_200_000)), id, Presence.State.AVAILABLE));
        }
    }

    private void stretch(String id, Instant from, Instant until) {
        presences.add(new Presence(from, id, Presence.State.AVAILABLE));
        presences.add(new Presence(until, id, Presence.State.OFFLINE));
    }

    private void pause(String id, Instant from, Duration length) {
        presences.add(new Presence(from, id, Presence.State.AWAY));
        presences.add(new Presence(from.plus(length), id, Presence.State.AVAILABLE));
    }
}
