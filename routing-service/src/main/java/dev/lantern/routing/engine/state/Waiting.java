package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many wait and since when: all whom nobody has taken yet, those just offered included. */
final class Waiting {

    private record Since(Instant at, long arrival, Held held) implements Comparable<Since> {
        @Override
        public int compareTo(Since other) {
            int order = at.compareTo(other.at);
            return order == 0 ? Long.compare(arrival, other.arrival) : order;
        }
    }

    private final Earliest<Since> longestFirst = new Earliest<>(Waiting::waitsStill);
    private final Map<Channel, int[]> counts = new HashMap<>();
    private int size;
    private int overdue;

    void move(Held held, @Nullable Conversation before, @Nullable Conversation now) {
        Conversation left = waiting(before);
        Conversation entered = waiting(now);
        if (before == null || now == null || before.alarm() != now.alarm() || before.waiting() != now.waiting()) {
            overdue += (now != null && now.overdue() ? 1 : 0) - (before != null && before.overdue() ? 1 : 0);
        }
        if (left != null && entered != null && samePlace(left, entered)) {
            return;
        }
        if (left != null) {
            size--;
            counts(left)[left.urgency().ordinal()]--;
        }
        if (entered != null) {
            size++;
            longestFirst.add(new Since(entered.turn().since(), entered.turn().arrival(), held));
            counts(entered)[entered.urgency().ordinal()]++;
        }
    }

    /** For how many of those who wait there was an alarm. */
    int overdue() {
        return overdue;
    }

    int size() {
        return size;
    }

    /** Zero when nobody waits. */
    long longestMillis(Instant now) {
        Since longest = longestFirst.first();
        return longest == null
                ? 0
                : Math.max(0, now.toEpochMilli() - longest.at().toEpochMilli());
    }

    /** By channel, then urgency; only where somebody waits. */
    List<QueueSnapshot.Waiting> counts() {
        List<QueueSnapshot.Waiting> waiting = new ArrayList<>();
        counts.forEach((channel, byUrgency) -> {
            for (Urgency urgency : Urgency.values()) {
                int count = byUrgency[urgency.ordinal()];
                if (count > 0) {
                    waiting.add(new QueueSnapshot.Waiting(channel, urgency, count));
                }
            }
        });
        waiting.sort(Comparator.comparing(
                        (QueueSnapshot.Waiting one) -> one.channel().name())
                .thenComparing(QueueSnapshot.Waiting::urgency));
        return waiting;
    }

    private int[] counts(Conversation conversation) {
        return counts.computeIfAbsent(conversation.person().channel(), channel -> new int[Urgency.values().length]);
    }

    private static boolean waitsStill(Since since) {
        Conversation conversation = since.held.conversation;
        return conversation != null
                && conversation.waiting()
                && since.at.equals(conversation.turn().since())
                && since.arrival == conversation.turn().arrival();
    }

    private static @Nullable Conversation waiting(@Nullable Conversation conversation) {
        return conversation != null && conversation.waiting() ? conversation : null;
    }

    private static boolean samePlace(Conversation one, Conversation other) {
        return (one.rank() == other.rank() || one.urgency() == other.urgency())
                && (one.turn() == other.turn()
                        || (one.turn().since().equals(other.turn().since())
                                && one.turn().arrival() == other.turn().arrival()));
    }
}
