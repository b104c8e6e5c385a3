package dev.lantern.cases.wire;

import dev.lantern.events.Answers;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationContinued;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.DeliveryEvent.ReplyDelivered;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Ids;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import dev.lantern.events.Urgency;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.events.sealing.Sealer;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The rest of the hotline: what channels and the engine would write to the topics. */
final class Hotline implements AutoCloseable {

    static final String LINE = "national";

    private final EventCodec codec = new EventCodec(4);
    private final Sealer sealer = Keyring.load(LanternTestResource.keysFolder()).sealer();
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", KafkaTestResource.bootstrapServers(), "acks", "all", "linger.ms", "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /** The base of all times here: now, as the topics' retention is real. */
    final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    static String newThread() {
        return "sms-" + UUID.randomUUID();
    }

    SignalReceived signal(String thread, int number, String text) {
        return signal(thread, number, text, LINE);
    }

    SignalReceived signal(String thread, int number, String text, String line) {
        Sealed address = sealer.seal(Reader.DESK, thread, SealedField.SENDER_ADDRESS, "+15550100142");
        return new SignalReceived(
                Ids.signal(Channel.SMS, line, thread + number),
                thread,
                line,
                Channel.SMS,
                "+15550100733",
                new Sender(address, "hash", "••• 0142"),
                Body.of(sealer.seal(Reader.DESK, thread, SealedField.BODY_TEXT, text)),
                List.of(),
                "en",
                null,
                Answers.NONE,
                at(number),
                at(number),
                Map.of());
    }

    ConversationQueued queued(SignalReceived signal) {
        return new ConversationQueued(
                ConversationIds.of(signal.threadId(), 1),
                signal.line(),
                signal.channel(),
                signal.signalId(),
                "en",
                Urgency.STANDARD,
                List.of("nothing told of danger"),
                null,
                signal.receivedAt().plusMillis(20));
    }

    ConversationContinued continued(SignalReceived signal) {
        return new ConversationContinued(
                ConversationIds.of(signal.threadId(), 1),
                signal.line(),
                signal.signalId(),
                signal.receivedAt().plusMillis(20));
    }

    ConversationAssigned assigned(String conversationId, String advocate, int second) {
        return new ConversationAssigned(conversationId, LINE, advocate, 100, null, at(second));
    }

    ReplyRequested reply(String conversationId, String replyId, String text, int second) {
        String thread = ConversationIds.threadOf(conversationId);
        return new ReplyRequested(
                replyId,
                conversationId,
                LINE,
                Channel.SMS,
                "maria",
                "+15550100733",
                sealer.seal(Reader.SMS, thread, SealedField.REPLY_TO, "+15550100142"),
                sealer.seal(Reader.SMS, thread, SealedField.REPLY_TEXT, text),
                sealer.seal(Reader.DESK, thread, SealedField.REPLY_COPY, text),
                at(second));
    }

    ReplyAccepted accepted(ReplyRequested reply, int second) {
        return new ReplyAccepted(reply.replyId(), reply.conversationId(), LINE, "SM1", at(second));
    }

    ReplyDelivered delivered(ReplyRequested reply, int second) {
        return new ReplyDelivered(reply.replyId(), reply.conversationId(), LINE, "SM1", at(second));
    }

    /** A signal that is queued and assigned. */
    SignalReceived conversationOf(String advocate) {
        SignalReceived signal = signal(newThread(), 0, "Can you help me?");
        publish(signal, queued(signal), assigned(ConversationIds.of(signal.threadId(), 1), advocate, 1));
        return signal;
    }

    Instant at(int second) {
        return start.plusSeconds(second);
    }

    Sealed sealed(String thread, String field, String text) {
        return sealer.seal(Reader.DESK, thread, field, text);
    }

    void publish(LanternEvent... events) {
        for (LanternEvent event : events) {
            publish(envelope(event));
        }
    }

    void publish(Envelope<?> envelope) {
        send(codec.encode(envelope));
    }

    ProducerRecord<byte[], byte[]> encoded(LanternEvent event) {
        return codec.encode(envelope(event));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without waiting for each. */
    void sendAll(List<? extends LanternEvent> events) {
        events.forEach(event -> producer.send(codec.encode(envelope(event))));
        producer.flush();
    }

    /** Ids as the writers choose them, so that publishing an event twice is a redelivery. */
    static Envelope<?> envelope(LanternEvent event) {
        return switch (event) {
            case SignalReceived e ->
                new Envelope<>(e.signalId(), Sources.channel(e.channel(), e.line()), e.occurredAt(), null, null, event);
            case DeliveryEvent e ->
                new Envelope<>(
                        Ids.digest("delivery", e.replyId(), e.getClass().getSimpleName()),
                        Sources.channel(Channel.SMS, e.line()),
                        e.at(),
                        null,
                        null,
                        event);
            case AssignmentEvent e ->
                new Envelope<>(Ids.digest(e.toString()), Sources.service("routing"), e.at(), null, null, event);
            case ReplyRequested e ->
                new Envelope<>(e.replyId(), Sources.service("routing"), e.requestedAt(), null, null, event);
            default -> throw new IllegalArgumentException("nothing here publishes " + event.getClass());
        };
    }

    @Override
    public void close() {
        producer.close();
    }
}
