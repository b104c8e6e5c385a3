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
        long wrappedUp,
        Callbacks callbacks,
        Moves moves) {

    Outcome {
        waits = List.copyOf(waits);
        work = List.copyOf(work);
    }

    enum End {
        ANSWERED,
        GAVE_UP,
        STILL_WAITING,
        ASKED_TO_BE_CALLED
    }

    /**
     * @param called who was called at least once
     * @param late from when they could be called until they were, of all who were; milliseconds
     * @param reached by whom an advocate was spoken to
     * @param notReached who answered none of the calls
     * @param notCalled whose time passed before anybody called
     */
    record Callbacks(int asked, int called, long late, int reached, int notReached, int notCalled) {}

    /**
     * @param handedOn conversations that their advocate gave to somebody else
     * @param lost advocates whose connection was lost for longer than the policy's grace
     * @param givenBack conversations that waited again because of it
     */
    record Moves(int handedOn, int lost, int givenBack) {}

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
