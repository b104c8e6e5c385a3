package dev.lantern.routing.engine.state;

import dev.lantern.events.QueueSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a line stands; cheap enough for every second. Service level: answered in time / (answered + abandoned) of those whose
 * wait ended in the last hour. Estimated wait: for the next person the average of those answered in the last hour; for who
 * waits already, their position x the time between two answers, which is the time since the first minute of the last hour in
 * which somebody was answered / those answered since. Hours and surge are the line's to add.
 */
final class Snapshots {

    /** How many are told their position: the others can do nothing with it. */
    private static final int POSITIONS = 100;

    private Snapshots() {}

    static QueueSnapshot of(LineState state, Instant now) {
        return new QueueSnapshot(
                state.line(),
                state.waiting().counts(),
                state.waiting().longestMillis(now),
                state.hour().estimatedWaitMillis(now),
                state.roster().counts(),
                state.hour().serviceLevel(now),
                positions(state, now),
                null,
                null,
                null,
                now);
    }

    private static List<QueueSnapshot.Position> positions(LineState state, Instant now) {
        Long eachMillis = state.hour().millisBetweenAnswers(now);
        List<QueueSnapshot.Position> positions = new ArrayList<>();
        for (Ticket ticket : state.queue().first(POSITIONS)) {
            int position = positions.size() + 1;
            Long estimate = eachMillis == null ? null : Long.valueOf(position * eachMillis);
            positions.add(new QueueSnapshot.Position(ticket.conversationId(), position, estimate));
        }
        return positions;
    }
}
