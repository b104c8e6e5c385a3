package dev.lantern.routing.simulate;

import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A day as a national hotline has it, from a seed: 78 of 100 contacts by phone, quiet nights, busy afternoons, most people
 * in the line's language, some come back the same day, and a television programme that multiplies arrivals by twenty within
 * a minute. Shares of channels: a hotline's yearly report of 2017 (26,884 calls, 2,306 texts, 3,154 webforms, 1,833 emails);
 * contacts a day: of 2019 (48,326 in the year).
 */
final class GeneratedDay {

    static final int CONTACTS_A_DAY = 132;

    private static final double PEAK_FACTOR = 20;
    private static final long PEAK_HOLDS_MINUTES = 10;
    private static final double PEAK_FADES_MINUTES = 8;

    /** Of the day's contacts, by hour of the line's own clock. */
    private static final List<Double> BY_HOUR = List.of(
            2.4, 2.1, 1.9, 1.7, 1.7, 1.9, 2.4, 3.1, 3.9, 4.6, 5.2, 5.5, 5.7, 5.8, 5.8, 5.8, 5.7, 5.5, 5.3, 5.1, 4.9,
            4.6, 4.0, 3.3);

    private static final Map<Channel, Double> CHANNELS =
            Map.of(Channel.VOICE, 78.6, Channel.SMS, 6.8, Channel.WEBFORM, 9.2, Channel.EMAIL, 5.4);
    private static final Map<Urgency, Double> URGENCIES = Map.of(
            Urgency.IMMINENT_DANGER, 5.0, Urgency.URGENT, 25.0, Urgency.STANDARD, 48.0, Urgency.INFORMATION, 22.0);
    private static final Map<Urgency, Double> URGENCIES_OF_VIEWERS = Map.of(
            Urgency.IMMINENT_DANGER, 2.0, Urgency.URGENT, 12.0, Urgency.STANDARD, 36.0, Urgency.INFORMATION, 50.0);
    private static final Map<String, Double> LANGUAGES = Map.of(
            "", 79.0, "es", 14.0, "zh", 1.6, "vi", 0.9, "tl", 0.9, "ru", 0.9, "ar", 0.8, "pt", 0.7, "ht", 0.6, "fr",
            0.6);
    private static final Map<String, Double> EXPERTISE =
            Map.of("", 46.0, "SEX", 22.0, "LABOUR", 18.0, "MINORS", 7.0, "LEGAL", 5.0, "LGBTQ", 2.0);

    private static final double COMES_BACK = 0.1;
    private static final double HANGS_UP_AT_ONCE = 0.08;

    private final String line;
    private final LocalDate date;
    private final ZoneId zone;
    private final long seed;
    private final int contactsADay;
    private final @Nullable LocalTime peak;
    private final Chance chance;
    private final GeneratedTurns turns;
    private final List<Contact> contacts = new ArrayList<>();

    private GeneratedDay(
            String line, LocalDate date, ZoneId zone, long seed, int contactsADay, @Nullable LocalTime peak) {
        this.line = line;
        this.date = date;
        this.zone = zone;
        this.seed = seed;
        this.contactsADay = contactsADay;
        this.peak = peak;
        this.chance = new Chance(seed);
        this.turns = new GeneratedTurns(chance);
    }

    /**
     * @param contactsADay expected, the peak not counted
     * @param peak when the television programme names the number; absent for a day without
     */
    static Day of(String line, LocalDate date, ZoneId zone, long seed, int contactsADay, @Nullable LocalTime peak) {
        return new GeneratedDay(line, date, zone, seed, contactsADay, peak).day();
    }

    private Day day() {
        Instant begins = date.atStartOfDay(zone).toInstant();
        Instant ends = date.plusDays(1).atStartOfDay(zone).toInstant();
        for (Instant minute = begins; minute.isBefore(ends); minute = minute.plusSeconds(60)) {
            arrivalsOf(minute);
        }
        GeneratedShifts shifts = GeneratedShifts.of(date, zone, contactsADay, chance);
        String with = peak == null ? "no peak" : "a peak at " + peak;
        String origin = "generated for " + date + " (" + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId())
                + ") from seed " + seed + ", " + contactsADay + " contacts expected and " + with;
        return new Day(line, origin, begins, ends, shifts.members(), shifts.presences(), contacts);
    }

    /** Arrivals are a Poisson process: the time from one to the next is exponential. */
    private void arrivalsOf(Instant minute) {
        ZonedDateTime clock = minute.atZone(zone);
        double usual = contactsADay
                * BY_HOUR.get(clock.getHour())
                / BY_HOUR.stream().mapToDouble(each -> each).sum()
                / 60;
        double factor = peakFactor(clock);
        double rate = usual * factor;
        double at = 0;
        for (int n = 0; rate > 0; n++) {
            at += chance.exponential(1 / rate, "arrival " + minute, "gap " + n);
            if (at >= 1) {
                return;
            }
            boolean viewer = chance.happens(1 - 1 / factor, "arrival " + minute, "viewer " + n);
            contacts.add(contact(minute.plusMillis((long) (at * 60_000)), viewer));
        }
    }

    private double peakFactor(ZonedDateTime clock) {
        LocalTime programme = peak;
        if (programme == null) {
            return 1;
        }
        long minutes = Duration.between(programme.atDate(date), clock.toLocalDateTime())
                .toMinutes();
        if (minutes < 0) {
            return 1;
        }
        double fading = Math.max(0, minutes - PEAK_HOLDS_MINUTES) / PEAK_FADES_MINUTES;
        return 1 + (PEAK_FACTOR - 1) * StrictMath.exp(-fading);
    }

    private Contact contact(Instant at, boolean viewer) {
        String id = "c" + (contacts.size() + 1);
        Channel channel = viewer ? Channel.VOICE : drawn(CHANNELS, id, "channel");
        Urgency urgency = drawn(viewer ? URGENCIES_OF_VIEWERS : URGENCIES, id, "urgency");
        String language = drawn(LANGUAGES, id, "language");
        String expertise = urgency == Urgency.INFORMATION ? "" : drawn(EXPERTISE, id, "expertise");
        Contact contact = new Contact(
                id,
                person(id, channel),
                at,
                channel,
                language.isEmpty() ? null : language,
                urgency,
                expertise.isEmpty() ? List.of() : List.of(expertise),
                null,
                patience(id, channel),
                null,
                handled(id, channel, urgency),
                wrapUp(id, channel, urgency));
        return turns.of(contact);
    }

    private String person(String id, Channel channel) {
        if (contacts.isEmpty() || !chance.happens(COMES_BACK, id, "comes back")) {
            return "p" + id.substring(1);
        }
        Contact earlier = contacts.get((int) (chance.uniform(id, "who") * contacts.size()));
        return earlier.channel().equals(channel) ? earlier.person() : "p" + id.substring(1);
    }

    private @Nullable Long patience(String id, Channel channel) {
        if (channel.equals(Channel.VOICE)) {
            double seconds = chance.happens(HANGS_UP_AT_ONCE, id, "hangs up")
                    ? chance.exponential(12, id, "patience")
                    : 20 + chance.exponential(420, id, "patience");
            return millis(seconds);
        }
        return channel.equals(Channel.SMS) ? millis(60 + chance.exponential(2_400, id, "patience")) : null;
    }

    private long handled(String id, Channel channel, Urgency urgency) {
        double median =
                switch (urgency) {
                    case IMMINENT_DANGER -> 1_700;
                    case URGENT -> 1_100;
                    case STANDARD -> 760;
                    case INFORMATION -> 330;
                };
        double longer = channel.equals(Channel.SMS) ? 2.2 : channel.equals(Channel.VOICE) ? 1 : 0.8;
        return millis(chance.logNormal(median * longer, 0.55, id, "handled"));
    }

    private long wrapUp(String id, Channel channel, Urgency urgency) {
        double median = urgency == Urgency.INFORMATION ? 60 : urgency == Urgency.IMMINENT_DANGER ? 480 : 240;
        return millis(chance.logNormal(channel.equals(Channel.VOICE) ? median : median / 2, 0.4, id, "wrap-up"));
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1_000);
    }

    /** Gone through and summed in the order of their names: a map has no order, and rounding depends on it. */
    private <T extends Comparable<? super T>> T drawn(Map<T, Double> shares, String subject, String matter) {
        SortedMap<T, Double> ordered = new TreeMap<>(shares);
        double all = 0;
        for (double share : ordered.values()) {
            all += share;
        }
        double left = chance.uniform(subject, matter) * all;
        for (Map.Entry<T, Double> one : ordered.entrySet()) {
            left -= one.getValue();
            if (left < 0) {
                return one.getKey();
            }
        }
        return ordered.lastKey();
    }
}
