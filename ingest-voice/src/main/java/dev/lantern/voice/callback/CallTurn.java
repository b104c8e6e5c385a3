package dev.lantern.voice.callback;

import dev.lantern.events.Threads;
import dev.lantern.ingest.twilio.TwilioForm;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a call to a person is for; it travels in the addresses that the provider calls and signs.
 *
 * @param thread of the conversation
 * @param language what they hear
 * @param notAfter when nobody speaks to whoever answers any more
 * @param voicemail whether something may be said to a machine
 */
record CallTurn(String line, String thread, String language, int attempt, Instant notAfter, boolean voicemail) {

    /** Empty when it is none of ours. */
    static Optional<CallTurn> from(TwilioForm query) {
        String line = query.present("line");
        String thread = query.present("thread");
        String language = query.present("lang");
        String attempt = query.present("attempt");
        String until = query.present("until");
        if (line == null
                || thread == null
                || language == null
                || attempt == null
                || until == null
                || !attempt.matches("\\d{1,4}")
                || !until.matches("\\d{1,11}")
                || Threads.callOf(thread).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CallTurn(
                line,
                thread,
                language,
                Integer.parseInt(attempt),
                Instant.ofEpochSecond(Long.parseLong(until)),
                "1".equals(query.present("voicemail"))));
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("line", line);
        query.put("thread", thread);
        query.put("lang", language);
        query.put("attempt", Integer.toString(attempt));
        query.put("until", Long.toString(notAfter.getEpochSecond()));
        query.put("voicemail", voicemail ? "1" : "0");
        return query;
    }
}
