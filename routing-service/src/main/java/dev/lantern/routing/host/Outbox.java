package dev.lantern.routing.host;

import dev.lantern.events.AssignmentEvent.CallbackDue;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.EventTooLargeException;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sources;
import dev.lantern.routing.engine.Output;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** From the engine's outputs to records. */
final class Outbox {

    static final String SOURCE = Sources.service("routing-service");

    private final EventCodec codec;
    private final ReplySealing sealing;

    private final CallbackSealing callbacks;

    Outbox(EventCodec codec, ReplySealing sealing, CallbackSealing callbacks) {
        this.codec = codec;
        this.sealing = sealing;
        this.callbacks = callbacks;
    }

    /** Empty for a reply that cannot be made readable for the service that would send it. */
    Optional<ProducerRecord<byte[], byte[]>> record(Output output, @Nullable String traceParent) {
        if (output.event() instanceof ReplyRequested reply) {
            return sealing.forChannel(reply).map(resealed -> encode(output, resealed, traceParent));
        }
        LanternEvent event = output.event() instanceof CallbackDue due ? callbacks.forChannel(due) : output.event();
        return Optional.of(encode(output, event, traceParent));
    }

    /** @throws EventTooLargeException when it is larger than its topic allows */
    ProducerRecord<byte[], byte[]> record(Envelope<?> envelope) {
        return codec.encode(envelope);
    }

    private ProducerRecord<byte[], byte[]> encode(Output output, LanternEvent event, @Nullable String traceParent) {
        return codec.encode(new Envelope<>(output.id(), SOURCE, output.at(), output.causeId(), traceParent, event));
    }
}
