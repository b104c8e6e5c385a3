package dev.lantern.routing.simulate;

import dev.lantern.events.DeskCommand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Desks that lose their connection: the engine is told as it is told of real ones, and does what the policy says. */
final class LostDesks {

    /** What an advocate cannot say now, they say when they are back; milliseconds. */
    static final long TRIES_AGAIN = 10_000;

    /** A desk tells that it is connected, in milliseconds. */
    private static final long BEAT = 10_000;

    private final SimulatedLine line;
    private final Set<String> lost = new HashSet<>();

    /** Only those that were lost once; the others never tell, so nobody misses them. */
    private final Map<String, Integer> connected = new HashMap<>();

    LostDesks(SimulatedLine line) {
        this.line = line;
    }

    boolean lost(String advocateId) {
        return lost.contains(advocateId);
    }

    void lose(String advocateId) {
        if (lost.add(advocateId)) {
            connected.merge(advocateId, 1, Integer::sum);
            connect(advocateId);
            line.command(new DeskCommand.DeskDisconnected(
                    line.nextCommandId(), line.id(), advocateId, line.now(), stream(advocateId)));
        }
    }

    void comeBack(String advocateId) {
        if (lost.remove(advocateId)) {
            beat(advocateId, connected.merge(advocateId, 1, Integer::sum));
        }
    }

    private void beat(String advocateId, int time) {
        if (connected.getOrDefault(advocateId, 0) == time) {
            connect(advocateId);
            line.planIn(BEAT, () -> beat(advocateId, time));
        }
    }

    private void connect(String advocateId) {
        line.command(new DeskCommand.DeskConnected(
                line.nextCommandId(), line.id(), advocateId, line.now(), stream(advocateId)));
    }

    private static String stream(String advocateId) {
        return "desk of " + advocateId;
    }
}
