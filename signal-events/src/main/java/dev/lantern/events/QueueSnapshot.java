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
 */
public record QueueSnapshot(
        String line,
        List<Waiting> waiting,
        long longestWaitMillis,
        @Nullable Long estimatedWaitMillis,
        Map<AdvocateState, Integer> advocates,
        @Nullable Double serviceLevel,
        Instant at)
        implements QueueEvent {

    public QueueSnapshot {
        waiting = List.copyOf(waiting);
        advocates = Map.copyOf(advocates);
    }

    @Override
    public String key() {
        return line;
    }

    public record Waiting(Channel channel, Urgency urgency, int count) {}
}
