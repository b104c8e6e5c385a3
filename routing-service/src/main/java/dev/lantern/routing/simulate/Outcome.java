package dev.lantern.routing.simulate;

import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.List;

/**
 * What became of a day under one policy. All durations are milliseconds.
 *
 * @param waits in the order in which they ended, those that did not last
 * @param work in the order in which the advocates were enrolled
 * @param handled how many conversations were worked with and completed
 * @param talked and wrapped up, together
 */
record Outcome(
        Instant begins,
        Instant ends,
        List<Wait> waits,
        List<Work> work,
        Offers offers,
        int alarms,
        int relaxed,
        int handled,
        long talked,
        long wrappedUp) {

    Outcome {
        waits = List.copyOf(waits);
        work = List.copyOf(work);
    }

    enum End {
        ANSWERED,
        GAVE_UP,
        STILL_WAITING
    }

    /** One person's wait from queueing until an advocate had the conversation, or they gave up, or the day was over. */
    record Wait(Urgency urgency, Channel channel, Instant since, long waited, End end) {

        Instant until() {
            return since.plusMillis(waited);
        }
    }

    /**
     * One advocate's day.
     *
     * @param ready signed in and not away, or busy while away
     * @param busy of that: with at least one conversation open or written up
     * @param severe of the conversations assigned: in immediate danger
     * @param longestRun severe ones one after the other
     */
    record Work(String advocate, long ready, long busy, int assigned, int severe, int longestRun) {}

    record Offers(int made, int accepted, int declined, int missed, int rescinded) {}
}
