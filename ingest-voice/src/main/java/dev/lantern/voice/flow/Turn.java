package dev.lantern.voice.flow;

import dev.lantern.events.Threads;
import dev.lantern.ingest.twilio.TwilioForm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a call has come to. It travels in the addresses that the provider calls next and signs, so that any instance goes
 * on with any call; nothing in it says who the caller is.
 *
 * @param language what the caller hears
 * @param inDanger what the caller answered; absent: not asked, or no answer
 * @param durable whether the call is a signal already, on the topic or on a spool
 * @param since when the caller began to wait, in seconds of the epoch; 0 before
 * @param round how often the caller has heard where they stand
 * @param of whose conversation it is, where that is not the call's own: the person was called back
 * @param backupAt when the backup numbers were dialled last, in seconds of the epoch; 0: never
 */
public record Turn(
        String line,
        String language,
        @Nullable Boolean inDanger,
        boolean durable,
        long since,
        int round,
        long backupAt,
        @Nullable String of) {

    public static Turn first(String line, String language) {
        return new Turn(line, language, null, false, 0, 0, 0, null);
    }

    /** @param query of the address that was called; what is not there or makes no sense is as at the beginning */
    public static Turn from(TwilioForm query) {
        String danger = query.present("danger");
        String of = query.present("of");
        return new Turn(
                orElse(query.present("line"), ""),
                orElse(query.present("lang"), ""),
                danger == null ? null : Boolean.valueOf(danger.equals("1")),
                "1".equals(query.present("kept")),
                number(query.present("since")),
                (int) Math.min(number(query.present("round")), 1_000_000),
                number(query.present("backup")),
                of != null && Threads.callOf(of).isPresent() ? of : null);
    }

    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("line", line);
        query.put("lang", language);
        if (inDanger != null) {
            query.put("danger", inDanger ? "1" : "0");
        }
        if (durable) {
            query.put("kept", "1");
        }
        put(query, "since", since);
        put(query, "round", round);
        put(query, "backup", backupAt);
        if (of != null) {
            query.put("of", of);
        }
        return query;
    }

    public Turn in(String language) {
        return new Turn(line, language, inDanger, durable, since, round, backupAt, of);
    }

    /** On a call that we made. */
    public Turn of(String thread) {
        return new Turn(line, language, inDanger, durable, since, round, backupAt, thread);
    }

    public Turn answered(@Nullable Boolean inDanger) {
        return new Turn(line, language, inDanger, durable, since, round, backupAt, of);
    }

    public Turn kept() {
        return new Turn(line, language, inDanger, true, since, round, backupAt, of);
    }

    /** @param now seconds of the epoch */
    public Turn waitingFrom(long now) {
        return new Turn(line, language, inDanger, durable, since == 0 ? now : since, round, backupAt, of);
    }

    public Turn nextRound() {
        return new Turn(line, language, inDanger, durable, since, round + 1, backupAt, of);
    }

    public Turn triedBackup(long now) {
        return new Turn(line, language, inDanger, durable, since, round, now, of);
    }

    private static void put(Map<String, String> query, String key, long value) {
        if (value != 0) {
            query.put(key, Long.toString(value));
        }
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static long number(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,10}") ? Long.parseLong(digits) : 0;
    }
}
