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
 * @param offer with which it rings; absent where nothing is asked
 */
public record AdvocateTurn(
        String line,
        String thread,
        String advocateId,
        Role role,
        boolean confirmed,
        @Nullable String offer) {

    public AdvocateTurn(String line, String thread, String advocateId, Role role, boolean confirmed) {
        this(line, thread, advocateId, role, confirmed, null);
    }

    /** At a softphone. */
    public AdvocateTurn(String line, String thread, String advocateId, Role role) {
        this(line, thread, advocateId, role, true);
    }

    /** Whose telephone rings while they are asked whether they take the call: to take it is to have it. */
    public static AdvocateTurn asked(String line, String thread, String advocateId, String offer, boolean confirmed) {
        return new AdvocateTurn(line, thread, advocateId, Role.HOLDER, confirmed, offer);
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
        return Optional.of(
                new AdvocateTurn(line, thread, advocate, role, query.present("key") == null, query.present("offer")));
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
        if (offer != null) {
            query.put("offer", offer);
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
