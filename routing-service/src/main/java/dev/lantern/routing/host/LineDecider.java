package dev.lantern.routing.host;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.ReplyRequested;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.Decision;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.Output;
import dev.lantern.routing.engine.RoutingEngine;
import dev.lantern.routing.engine.state.Change;
import dev.lantern.routing.engine.state.LineState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One decision with all that is to be stored and written for it, made before any of it is. */
final class LineDecider {

    static final String UNSENDABLE = "lantern-unopenable";

    private static final String NOT_SENT =
            "It was not sent: the person's address or your words could not be opened here. Tell your supervisor.";

    private final Outbox outbox;

    LineDecider(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param events what {@code records} say, for the meters */
    record Decided(List<Change> changes, List<LanternEvent> events, List<ProducerRecord<byte[], byte[]>> records) {

        boolean nothing() {
            return changes.isEmpty() && records.isEmpty();
        }
    }

    /** An exception leaves the state half changed. */
    Decided decide(LineState state, Line line, Input input, Instant now, @Nullable String traceParent) {
        Decided all = new Decided(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Queue<Input> inputs = new ArrayDeque<>(List.of(input));
        while (!inputs.isEmpty()) {
            Decision decision = RoutingEngine.decide(state, line, inputs.remove(), now);
            all.changes().addAll(decision.changes());
            for (Output output : decision.outputs()) {
                Optional<ProducerRecord<byte[], byte[]>> record = outbox.record(output, traceParent);
                if (record.isPresent()) {
                    all.events().add(output.event());
                    all.records().add(record.get());
                } else if (output.event() instanceof ReplyRequested reply) {
                    inputs.add(notSent(reply, now));
                }
            }
        }
        return all;
    }

    /** The advocate learns of it as of any reply that did not arrive. */
    private static Input notSent(ReplyRequested reply, Instant now) {
        return new Input.Delivery(new DeliveryEvent.ReplyFailed(
                reply.replyId(), reply.conversationId(), reply.line(), UNSENDABLE, NOT_SENT, now));
    }
}
