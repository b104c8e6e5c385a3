package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Sid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who waits in which queue. Every method is called under the {@link Switchboard}. */
final class Queues {

    record Queue(String sid, List<Leg> legs) {}

    private final Map<String, Queue> byName = new HashMap<>();

    Queue enter(String name, Leg leg) {
        Queue queue = byName.computeIfAbsent(name, ignored -> new Queue(Sid.queue(), new ArrayList<>()));
        queue.legs().add(leg);
        return queue;
    }
}
