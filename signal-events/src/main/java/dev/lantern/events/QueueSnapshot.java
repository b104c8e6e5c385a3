package dev.lantern.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a line stands now.
 *
 * @param longestWaitMillis of those waiting, 0 when nobody waits
 * @param estimatedWaitMillis for the next person; absent while too few were answered to tell
 * @param serviceLevel answered within the line's threshold / offered, over the last hour; absent when nobody was
 * @param positions of those who wait, the first hundred in the order of the queue
 * @param open whether the line's hours say it is open; absent when it has none
 * @param opensAt when it opens next; absent while it is open
 * @param surge whether surge mode is on; absent when the line has none
 */
public record QueueSnapshot(
        String line,
        List<Waiting> waiting,
        long longestWaitMillis,
        @Nullable Long estimatedWaitMillis,
        Map<AdvocateState, Integer> advocates,
        @Nullable Double serviceLevel,
        List<Position> positions,
        @Nullable Boolean open,
        @Nullable Instant opensAt,
        @Nullable Boolean surge,
        Instant at)
        implements QueueEvent {

    public QueueSnapshot {
        waiting = List.copyOf(waiting);
        advocates = Map.copyOf(advocates);
        positions = List.copyOf(positions);
    }

    @Override
    public String key() {
        return line;
    }

    public record Waiting(Channel channel, Urgency urgency, int count) {}

    /**
     * Where somebody stands.
     *
     * @param position from 1, on the whole line
     * @param estimatedWaitMillis from now; absent while too few were answered to tell
     */
    public record Position(
            String conversationId, int position, @Nullable Long estimatedWaitMillis) {}
}
