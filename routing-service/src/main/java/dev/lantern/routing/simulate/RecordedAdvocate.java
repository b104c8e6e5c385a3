package dev.lantern.routing.simulate;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one advocate did, under a number. */
final class RecordedAdvocate {

    private static final long USUALLY_ANSWERS_AFTER = 6_000;
    private static final long USUALLY_BACK_AFTER = 120_000;
    private static final double PER_CENT = 100;

    private final String id;
    private final List<Presence> presences = new ArrayList<>();
    private final Map<String, Instant> pending = new HashMap<>();
    private final List<Long> answeredAfter = new ArrayList<>();
    private final List<Long> backAfter = new ArrayList<>();
    private @Nullable AdvocateProfile profile;
    private @Nullable Instant missedAt;
    private int answers;
    private int declined;
    private int missed;

    RecordedAdvocate(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void enrolled(AdvocateProfile now) {
        profile = new AdvocateProfile(
                id,
                id,
                now.languages(),
                now.languageLevels(),
                now.skills(),
                now.places(),
                now.capacity(),
                now.supervisor(),
                now.interpreter());
    }

    /** To be away for a missed offer is the engine's doing, and the way back from there is part of it. */
    void became(AdvocateState state, @Nullable AwayReason away, Instant at) {
        switch (state) {
            case AVAILABLE -> {
                Instant since = missedAt;
                if (since == null) {
                    presences.add(new Presence(at, id, Presence.State.AVAILABLE));
                } else {
                    backAfter.add(Duration.between(since, at).toMillis());
                }
                missedAt = null;
            }
            case AWAY -> {
                if (away == AwayReason.MISSED_OFFER) {
                    missedAt = at;
                } else {
                    missedAt = null;
                    boolean lost = away == AwayReason.DISCONNECTED;
                    presences.add(new Presence(at, id, lost ? Presence.State.LOST : Presence.State.AWAY));
                }
            }
            case OFFLINE -> {
                missedAt = null;
                presences.add(new Presence(at, id, Presence.State.OFFLINE));
            }
            case BUSY, WRAP_UP -> {}
        }
    }

    void offered(String conversationId, Instant at) {
        pending.put(conversationId, at);
    }

    void declined(String conversationId) {
        pending.remove(conversationId);
        declined++;
        answers++;
    }

    void missed(String conversationId) {
        pending.remove(conversationId);
        missed++;
        answers++;
    }

    void rescinded(String conversationId) {
        pending.remove(conversationId);
    }

    void assigned(String conversationId, Instant at) {
        Instant offeredAt = pending.remove(conversationId);
        if (offeredAt != null) {
            answeredAfter.add(Duration.between(offeredAt, at).toMillis());
            answers++;
        }
    }

    /** Absent when the log begins after the advocate was enrolled: then nobody knows what they can do. */
    Optional<Member> member() {
        AdvocateProfile known = profile;
        return known == null
                ? Optional.empty()
                : Optional.of(new Member(
                        known,
                        share(declined),
                        share(missed),
                        median(answeredAfter, USUALLY_ANSWERS_AFTER),
                        median(backAfter, USUALLY_BACK_AFTER)));
    }

    /** What the advocate was when the day began, and every change in it. */
    List<Presence> presences(Instant begins, Instant ends) {
        List<Presence> within = new ArrayList<>();
        Presence before = null;
        for (Presence presence : presences) {
            if (presence.at().isBefore(begins)) {
                before = presence;
            } else if (presence.at().isBefore(ends)) {
                within.add(presence);
            }
        }
        if (before != null && before.state() != Presence.State.OFFLINE) {
            within.addFirst(new Presence(begins, id, before.state()));
        }
        return within;
    }

    private double share(int part) {
        return answers == 0 ? 0 : PER_CENT * part / answers;
    }

    private static long median(List<Long> values, long otherwise) {
        return values.isEmpty()
                ? otherwise
                : Statistics.of(values.stream().mapToLong(each -> each).toArray())
                        .percentile(50);
    }
}
