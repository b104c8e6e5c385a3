package dev.lantern.lines;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How people call a line.
 *
 * @param numbers that people dial, E.164 or short; empty: the line is not called
 * @param languages that callers may choose from, the first is the default
 * @param languageOf the language of those who dial a number, who are not asked then
 * @param greeting the first words, by language; absent for a language: those of the messages
 * @param dangerQuestion whether callers are asked if they are in danger now
 * @param tty what callers with a text telephone dial, as it is said
 * @param music what is played between announcements; absent: silence
 * @param fullAt from so many waiting on, callers hear what else they can do
 * @param ring how long a telephone rings before the next one does
 * @param callerId what the telephones of advocates and of backups show, E.164, one of ours
 * @param callback how people are called back; absent: they are not
 * @param advocatesRing when the telephones of advocates ring
 */
public record Voice(
        List<String> numbers,
        List<String> languages,
        Map<String, String> languageOf,
        Map<String, String> greeting,
        boolean dangerQuestion,
        @Nullable String tty,
        @Nullable URI music,
        int fullAt,
        Duration ring,
        @Nullable String callerId,
        Backup backup,
        @Nullable CallBack callback,
        Ringing advocatesRing) {

    /** When the telephone of an advocate rings. */
    public enum Ringing {
        /** With the call that is offered to them: to answer it is to accept. They may accept at the desk, too. */
        OFFERED,
        /** With the call that they have accepted at the desk. */
        ACCEPTED
    }

    static final int FULL_AT = 40;
    static final Duration RING = Duration.ofSeconds(20);

    public static final Voice NONE = new Voice(
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            true,
            null,
            null,
            FULL_AT,
            RING,
            null,
            Backup.NONE,
            null,
            Ringing.ACCEPTED);

    public Voice {
        numbers = List.copyOf(numbers);
        languages = List.copyOf(languages);
        languageOf = Map.copyOf(languageOf);
        greeting = Map.copyOf(greeting);
    }

    /**
     * Who answers when the hotline cannot.
     *
     * @param numbers dialled one after the other, E.164; not one of ours
     * @param after how long a caller waits while nothing is heard of routing, before they are dialled
     */
    public record Backup(List<String> numbers, Duration after) {

        static final Duration AFTER = Duration.ofSeconds(20);
        public static final Backup NONE = new Backup(List.of(), AFTER);

        public Backup {
            numbers = List.copyOf(numbers);
        }
    }

    /** The same line, by whose clock people name times. */
    Voice at(ZoneId zone) {
        return new Voice(
                numbers,
                languages,
                languageOf,
                greeting,
                dangerQuestion,
                tty,
                music,
                fullAt,
                ring,
                callerId,
                backup,
                callback == null ? null : callback.at(zone),
                advocatesRing);
    }

    /**
     * How people are called back.
     *
     * @param callerId what their telephones show, E.164: a number of ours that says nothing of the hotline
     * @param ring how long their telephones ring
     * @param soonest how long after they asked, so that they have hung up
     * @param within by when, for those who want to be called as soon as it is their turn
     * @param countries where they can be called, ISO 3166-1
     * @param zone by whose clock they name times; absent: by that of the line's hours
     */
    public record CallBack(
            String callerId,
            Duration ring,
            Duration soonest,
            Duration within,
            List<String> countries,
            @Nullable ZoneId zone) {

        static final Duration RING = Duration.ofSeconds(25);
        static final Duration SOONEST = Duration.ofSeconds(30);
        static final Duration WITHIN = Duration.ofHours(4);

        public CallBack {
            countries = List.copyOf(countries);
        }

        CallBack at(ZoneId other) {
            return new CallBack(callerId, ring, soonest, within, countries, zone == null ? other : zone);
        }

        /** Never absent in a line that was read from its file. */
        public ZoneId clock() {
            return zone == null ? ZoneOffset.UTC : zone;
        }
    }
}
