package dev.lantern.routing.host;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Decoded;
import dev.lantern.events.Decoded.Reason;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.EventType;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Partitions;
import dev.lantern.events.QueueEvent;
import dev.lantern.events.ReplyEvent;
import dev.lantern.events.SignalEvent;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.host.Received.Dead;
import dev.lantern.routing.host.Received.Work;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** From records to the engine's inputs. */
final class Inbox {

    private final EventCodec codec;
    private final int partitions;
    private final Predicate<String> known;

    /** @param known whether a line has a file */
    Inbox(EventCodec codec, int partitions, Predicate<String> known) {
        this.codec = codec;
        this.partitions = partitions;
        this.known = known;
    }

    Received read(String topic, int partition, Headers headers, byte @Nullable [] value) {
        return switch (codec.decode(headers, value)) {
            case Decoded.Unreadable why -> new Dead(why);
            case Decoded.Event(var envelope) -> place(topic, partition, envelope);
        };
    }

    private Received place(String topic, int partition, Envelope<?> envelope) {
        LanternEvent event = envelope.event();
        if (!EventType.of(event).topic().equals(topic)) {
            return dead(Reason.MISPLACED, "an event of another topic");
        }
        if (Partitions.of(event.partitionKey(), partitions) != partition) {
            // Deciding it here would give its line a second writer.
            return dead(Reason.MISPLACED, "on another partition than its line's");
        }
        Input input = input(event);
        if (input == null) {
            return dead(Reason.MISPLACED, "an event the engine does not read");
        }
        // A command of an unknown line has somebody who waits for the answer; it is refused, not dead-lettered.
        return input instanceof Input.Command || known.test(event.line())
                ? new Work(event.line(), input, envelope.traceParent())
                : dead(Reason.UNKNOWN_LINE, "no line file describes its line");
    }

    private static @Nullable Input input(LanternEvent event) {
        return switch (event) {
            case SignalEvent signal -> new Input.Signal(signal);
            case DeskCommand command -> new Input.Command(command);
            case DeliveryEvent delivery -> new Input.Delivery(delivery);
            case AssignmentEvent _, ReplyEvent _, FeedEvent _, QueueEvent _ -> null;
        };
    }

    private static Dead dead(Reason reason, String detail) {
        return new Dead(new Decoded.Unreadable(reason, detail));
    }
}
