package dev.lantern.routing.host;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Change;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Entity;
import dev.lantern.routing.engine.state.WrapUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the standard figures of one line are computed from. Times are summed up as they pass, so that it does not matter
 * which instance saw a conversation begin and which sees it end. Not thread-safe.
 */
final class LineFigures {

    /** What a conversation is counted under. */
    record Kind(Channel channel, Urgency urgency) {}

    /** What an advocate's time is spent on. */
    enum Activity {
        /** Has at least one conversation. */
        TALK,
        /** Has none and writes up at least one. */
        WRAP_UP,
        /** Available, with neither. */
        IDLE,
        /** Away, with neither. */
        AWAY
    }

    /** Where the sums go. */
    interface Sums {

        void queued(Kind kind);

        void answered(Kind kind, Duration waited, boolean inTime);

        void abandoned(Kind kind, Duration waited);

        /** By somebody at a backup number. */
        void answeredElsewhere(Kind kind);

        void handled(Kind kind);

        void talk(Kind kind, double seconds);

        void wrapUp(Kind kind, double seconds);

        void spent(Activity activity, double seconds);
    }

    private record Held(Kind kind, @Nullable String advocateId, boolean answered) {}

    private record Written(Kind kind, String advocateId) {}

    private static final String CONVERSATION = "conversation/";
    private static final String ADVOCATE = "advocate/";

    private final Sums sums;
    private final Map<String, Held> conversations = new HashMap<>();
    private final Map<String, Written> wrapUps = new HashMap<>();
    private final Map<String, AdvocateState> presences = new HashMap<>();

    // What follows from these, kept with them: time passes at each decision, and must cost little.
    private final Map<String, Integer> held = new HashMap<>();
    private final Map<String, Integer> writing = new HashMap<>();
    private final Map<String, Activity> doing = new HashMap<>();
    private final Map<Kind, Integer> talkingNow = new HashMap<>();
    private final Map<Kind, Integer> writingNow = new HashMap<>();
    private final Map<Activity, Integer> doingNow = new EnumMap<>(Activity.class);
    private Instant at;

    /** @param state as it stands now: what an instance that takes over goes on from */
    LineFigures(Sums sums, Collection<Entity> state, Instant now) {
        this.sums = sums;
        this.at = now;
        state.forEach(entity -> put(entity.key(), entity));
    }

    /** Sums up the time since it was last asked: at each decision, and now and then between. */
    void pass(Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toMillis()) / 1000.0;
        at = now;
        if (seconds == 0) {
            return;
        }
        talkingNow.forEach((kind, count) -> sums.talk(kind, seconds * count));
        writingNow.forEach((kind, count) -> sums.wrapUp(kind, seconds * count));
        doingNow.forEach((activity, count) -> sums.spent(activity, seconds * count));
    }

    /**
     * @param changes what the decision changed
     * @param inTime how long somebody may wait at most who counts as answered in time
     */
    void decided(List<Change> changes, List<LanternEvent> events, Duration inTime, Instant now) {
        pass(now);
        Set<String> answered = new HashSet<>();
        for (LanternEvent event : events) {
            if (event instanceof AssignmentEvent.ConversationAssigned assigned) {
                Held before = conversations.get(assigned.conversationId());
                if (before == null || !before.answered()) {
                    answered.add(assigned.conversationId());
                }
            }
        }
        Map<String, Held> gone = new HashMap<>();
        for (Change change : changes) {
            Held before = put(change.key(), change.entity());
            if (before != null) {
                gone.put(change.key(), before);
            }
        }
        events.forEach(event -> count(event, answered, inTime, gone));
    }

    /** A conversation counts as what it is after the decision; a transfer does not make it answered twice. */
    private void count(LanternEvent event, Set<String> answered, Duration inTime, Map<String, Held> gone) {
        switch (event) {
            case AssignmentEvent.ConversationQueued e -> sums.queued(kindOf(e.conversationId(), gone));
            case AssignmentEvent.ConversationReopened e -> sums.queued(kindOf(e.conversationId(), gone));
            case AssignmentEvent.ConversationAssigned e -> {
                if (answered.remove(e.conversationId())) {
                    Duration waited = Duration.ofMillis(e.waitedMillis());
                    sums.answered(kindOf(e.conversationId(), gone), waited, waited.compareTo(inTime) <= 0);
                }
            }
            case AssignmentEvent.ConversationAbandoned e ->
                sums.abandoned(kindOf(e.conversationId(), gone), Duration.ofMillis(e.waitedMillis()));
            case AssignmentEvent.ConversationCompleted e -> {
                if (e.advocateId() != null) {
                    sums.handled(kindOf(e.conversationId(), gone));
                } else if (e.reason().equals(ConversationEnded.Reason.ANSWERED_BY_BACKUP.name())) {
                    sums.answeredElsewhere(kindOf(e.conversationId(), gone));
                }
            }
            // Other events say nothing about the figures.
            default -> {}
        }
    }

    /** What a conversation was before, if it is one. */
    private @Nullable Held put(String key, @Nullable Entity entity) {
        if (entity instanceof Conversation conversation) {
            return keep(
                    conversation.id(),
                    new Held(
                            new Kind(conversation.person().channel(), conversation.urgency()),
                            conversation.advocate(),
                            conversation.turn().answered()));
        }
        if (entity instanceof Advocate advocate) {
            presences.put(advocate.id(), advocate.presence());
            look(advocate.id());
        } else if (entity instanceof WrapUp wrapUp) {
            write(key, new Written(kindOf(wrapUp), wrapUp.advocateId()));
        } else if (entity == null && key.startsWith(CONVERSATION)) {
            return keep(key.substring(CONVERSATION.length()), null);
        } else if (entity == null && key.startsWith(ADVOCATE)) {
            presences.remove(key.substring(ADVOCATE.length()));
            look(key.substring(ADVOCATE.length()));
        } else if (entity == null) {
            write(key, null);
        }
        return null;
    }

    private @Nullable Held keep(String id, @Nullable Held now) {
        Held before = now == null ? conversations.remove(id) : conversations.put(id, now);
        hold(before, -1);
        hold(now, 1);
        return before;
    }

    private void hold(@Nullable Held one, int delta) {
        if (one != null && one.advocateId() != null) {
            add(talkingNow, one.kind(), delta);
            add(held, one.advocateId(), delta);
            look(one.advocateId());
        }
    }

    private void write(String key, @Nullable Written now) {
        Written before = now == null ? wrapUps.remove(key) : wrapUps.put(key, now);
        write(before, -1);
        write(now, 1);
    }

    private void write(@Nullable Written one, int delta) {
        if (one != null) {
            add(writingNow, one.kind(), delta);
            add(writing, one.advocateId(), delta);
            look(one.advocateId());
        }
    }

    private void look(String advocate) {
        Activity now = activity(advocate, presences.getOrDefault(advocate, AdvocateState.OFFLINE));
        Activity before = now == null ? doing.remove(advocate) : doing.put(advocate, now);
        if (before != null) {
            add(doingNow, before, -1);
        }
        if (now != null) {
            add(doingNow, now, 1);
        }
    }

    private @Nullable Activity activity(String advocate, AdvocateState presence) {
        if (presence == AdvocateState.OFFLINE) {
            return null;
        }
        if (held.containsKey(advocate)) {
            return Activity.TALK;
        }
        if (writing.containsKey(advocate)) {
            return Activity.WRAP_UP;
        }
        return presence == AdvocateState.AWAY ? Activity.AWAY : Activity.IDLE;
    }

    /** What is written up may be forgotten already. */
    private Kind kindOf(WrapUp wrapUp) {
        Held one = conversations.get(wrapUp.conversationId());
        return one == null ? new Kind(wrapUp.channel(), Urgency.STANDARD) : one.kind();
    }

    private Kind kindOf(String conversationId, Map<String, Held> gone) {
        Held one = conversations.getOrDefault(conversationId, gone.get(CONVERSATION + conversationId));
        if (one == null) {
            throw new IllegalStateException("the engine told of a conversation that it does not have");
        }
        return one.kind();
    }

    private static <K> void add(Map<K, Integer> counts, K key, int delta) {
        counts.merge(key, delta, (before, change) -> before + change == 0 ? null : before + change);
    }
}
