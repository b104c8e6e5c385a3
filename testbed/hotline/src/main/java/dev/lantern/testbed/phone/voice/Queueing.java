package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A leg's time in a queue, which it leaves by Leave, by the API, or by hanging up.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml/enqueue">Twilio: Enqueue</a>
 */
record Queueing(Performance performance, Verb.Enqueue enqueue, Source within) {

    Performance.Step run() throws Unavailable {
        VoiceNetwork network = performance.network();
        Leg leg = performance.leg();
        Instant since = Instant.now();
        Queues.Queue queue = network.board().change(() -> network.queues().enter(enqueue.queue(), leg));
        try {
            wait(queue, since);
        } catch (Cut cut) {
            String result = network.board().get(leg::isOver) ? "hangup" : "redirected";
            String action = enqueue.action();
            if (action != null) {
                Source.Address address = new Source.Address(
                        Documents.resolve(within, action), enqueue.method(), result(result, queue, since));
                network.execute(() -> network.documents().ask(leg, address));
            }
            throw cut;
        } finally {
            network.board().change(() -> queue.legs().remove(leg));
        }
        String action = enqueue.action();
        return action == null
                ? Performance.Step.ON
                : new Performance.Step.To(
                        Performance.action(within, action, enqueue.method(), result("leave", queue, since)));
    }

    /** The document is heard again and again. */
    private void wait(Queues.Queue queue, Instant since) throws Unavailable {
        BooleanSupplier cut = performance.cut();
        String waitUrl = enqueue.waitUrl();
        if (waitUrl == null) {
            performance.player().play("(music)", 0, cut);
            return;
        }
        Performance.Step.@Nullable End end;
        do {
            Form place = performance.network().board().get(() -> place(queue, since));
            end = new Performance(performance.network(), performance.leg(), Performance.Stage.QUEUE, cut)
                    .run(new Source.Address(Documents.resolve(within, waitUrl), enqueue.waitUrlMethod(), place));
            if (end != null && !end.leavesQueue()) {
                performance.network().calls().end(performance.leg(), LegStatus.COMPLETED);
                throw new Cut();
            }
            performance.player().pass(Pace.BETWEEN_DOCUMENTS, cut);
        } while (end == null);
    }

    private Form place(Queues.Queue queue, Instant since) {
        return Form.of(
                "QueueSid", queue.sid(),
                "QueuePosition", Integer.toString(queue.legs().indexOf(performance.leg()) + 1),
                "CurrentQueueSize", Integer.toString(queue.legs().size()),
                "QueueTime", seconds(since),
                "AvgQueueTime", seconds(since));
    }

    private static Form result(String result, Queues.Queue queue, Instant since) {
        return Form.of("QueueResult", result, "QueueSid", queue.sid(), "QueueTime", seconds(since));
    }

    private static String seconds(Instant since) {
        return Long.toString(Duration.between(since, Instant.now()).toSeconds());
    }
}
