package dev.lantern.voice.flow;

import dev.lantern.events.Threads;
import dev.lantern.ingest.twilio.TwilioForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an advocate's leg is for; it travels in the addresses that the provider calls and signs.
 *
 * @param thread of the call, and the name of its room
 * @param role how they are in it
 * @param confirmed whether it is known that it is the advocate who answered: their softphone logged in, at a telephone
 *     anybody or anything may answer, and a key has to be pressed
 */
public record AdvocateTurn(String line, String thread, String advocateId, Role role, boolean confirmed) {

    /** At a softphone. */
    public AdvocateTurn(String line, String thread, String advocateId, Role role) {
        this(line, thread, advocateId, role, true);
    }

    /** Who comes into a room beside the person. */
    public enum Role {
        /** Has the conversation. */
        HOLDER,
        /** Is asked for advice, or interprets. */
        COMPANION,
        /** Listens, and is not heard. */
        MONITOR
    }

    /** Empty when it is none of ours. */
    public static Optional<AdvocateTurn> from(TwilioForm query) {
        String line = query.present("line");
        String thread = query.present("thread");
        String advocate = query.present("advocate");
        Role role = role(query.present("role"));
        if (line == null
                || thread == null
                || advocate == null
                || role == null
                || Threads.callOf(thread).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AdvocateTurn(line, thread, advocate, role, query.present("key") == null));
    }

    AdvocateTurn confirmedByKey() {
        return new AdvocateTurn(line, thread, advocateId, role, true);
    }

    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("line", line);
        query.put("thread", thread);
        query.put("advocate", advocateId);
        query.put("role", role.name());
        if (!confirmed) {
            query.put("key", "1");
        }
        return query;
    }

    private static @Nullable Role role(@Nullable String name) {
        for (Role role : Role.values()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        return null;
    }
}
