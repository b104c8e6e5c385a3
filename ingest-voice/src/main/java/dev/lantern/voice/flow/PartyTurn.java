package dev.lantern.voice.flow;

import dev.lantern.ingest.twilio.TwilioForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a leg to somebody from outside is for; it travels in the addresses that the provider calls and signs.
 *
 * @param thread of the call, and the name of its room
 * @param party their id in the conversation, and their label in the room
 */
public record PartyTurn(String line, String thread, String party) {

    /** Empty when it is none of ours. */
    public static Optional<PartyTurn> from(TwilioForm query) {
        String line = query.present("line");
        String thread = query.present("thread");
        String party = query.present("party");
        return line == null || thread == null || party == null
                ? Optional.empty()
                : Optional.of(new PartyTurn(line, thread, party));
    }

    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("line", line);
        query.put("thread", thread);
        query.put("party", party);
        return query;
    }
}
