package dev.lantern.sms.replies;

import dev.lantern.events.Channel;
import dev.lantern.events.Decoded;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.DeliveryEvent.ReplyDelivered;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.ReplyRequested;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.UntilPublished;
import dev.lantern.ingest.consume.DeadLetterTopic;
import dev.lantern.ingest.consume.KeyedConsumer;
import dev.lantern.sms.deliveries.Deliveries;
import dev.lantern.sms.deliveries.FailureWords;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a record of {@code replies}: sent if it leaves through this service, and what came of it published,
 * before the record counts as done. A reply is never dropped without a word to the advocate.
 */
public final class ReplyRecords implements KeyedConsumer.Handler {

    /** The channels that leave here; other services send the others. */
    private static final Set<Channel> OURS = Set.of(Channel.SMS, Channel.WHATSAPP, Channel.RCS);

    private static final System.Logger LOG = System.getLogger(ReplyRecords.class.getName());

    private final EventCodec codec;
    private final SendReply sendReply;
    private final UntilPublished published;
    private final DeadLetterTopic deadLetters;
    private final MeterRegistry metrics;

    public ReplyRecords(
            EventCodec codec,
            SendReply sendReply,
            SignalPublisher publisher,
            DeadLetterTopic deadLetters,
            MeterRegistry metrics) {
        this.codec = codec;
        this.sendReply = sendReply;
        this.published = new UntilPublished(publisher);
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record, boolean maybeAgain, BooleanSupplier stillOurs)
            throws InterruptedException {
        switch (codec.decode(record.headers(), record.value())) {
            case Decoded.Unreadable unreadable -> {
                deadLetters.keep(record, unreadable);
                count("dead-letter", unreadable.reason().name());
            }
            case Decoded.Event(Envelope<?> envelope) -> {
                if (envelope.event() instanceof ReplyRequested reply) {
                    if (OURS.contains(reply.channel())) {
                        answer(envelope.id(), reply, maybeAgain, stillOurs);
                    }
                } else {
                    deadLetters.keep(
                            record, new Decoded.Unreadable(Decoded.Reason.UNKNOWN_TYPE, "an event of another topic"));
                }
            }
        }
    }

    private void answer(String cause, ReplyRequested reply, boolean maybeAgain, BooleanSupplier stillOurs)
            throws InterruptedException {
        DeliveryEvent result;
        try {
            result = sendReply.send(reply, maybeAgain, stillOurs);
        } catch (RuntimeException e) {
            // A fault of ours must not stop the thread's later replies, and nobody can tell how far this one came.
            LOG.log(Level.ERROR, "sending failed reply={0} failure={1}", reply.replyId(), e.getClass());
            result = new ReplyFailed(
                    reply.replyId(),
                    reply.conversationId(),
                    reply.line(),
                    FailureWords.UNKNOWN,
                    FailureWords.of(FailureWords.UNKNOWN),
                    Instant.now());
        }
        tell(result);
        published.publish(Deliveries.envelope(result, reply.channel(), messageSid(result), cause));
    }

    private void tell(DeliveryEvent result) {
        switch (result) {
            case ReplyAccepted accepted -> {
                LOG.log(Level.INFO, "reply sent reply={0} message={1}", accepted.replyId(), accepted.providerId());
                count("accepted", "");
            }
            case ReplyFailed failed -> {
                Level level = FailureWords.forTechnicians(failed.code()) ? Level.ERROR : Level.WARNING;
                LOG.log(level, "reply not sent reply={0} code={1}", failed.replyId(), failed.code());
                count("failed", failed.code());
            }
            case ReplyDelivered delivered -> throw new IllegalStateException("sending does not deliver");
        }
    }

    private void count(String outcome, String code) {
        metrics.counter("lantern.replies", "outcome", outcome, "code", code).increment();
    }

    private static @Nullable String messageSid(DeliveryEvent result) {
        return switch (result) {
            case ReplyAccepted accepted -> accepted.providerId();
            case ReplyDelivered delivered -> delivered.providerId();
            case ReplyFailed failed -> null;
        };
    }
}
