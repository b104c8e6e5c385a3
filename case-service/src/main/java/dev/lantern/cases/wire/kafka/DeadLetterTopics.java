package dev.lantern.cases.wire.kafka;

import dev.lantern.cases.wire.CaseSettings;
import dev.lantern.events.Decoded.Unreadable;
import dev.lantern.events.EventCodec;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where records go that cannot be applied: as they came, with the reason, and an alarm that names only their place. */
@ApplicationScoped
class DeadLetterTopics {

    private static final Logger LOG = Logger.getLogger(DeadLetterTopics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaClients clients;
    private final EventCodec codec;
    private final CaseMetrics metrics;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DeadLetterTopics(KafkaClients clients, CaseSettings settings, CaseMetrics metrics) {
        this.clients = clients;
        this.codec = new EventCodec(settings.partitions());
        this.metrics = metrics;
    }

    record Letter(ConsumerRecord<byte[], byte[]> record, Unreadable why) {}

    /**
     * Returns when all are on the broker.
     *
     * @throws DeadLettersUnavailableException when one is not: the records must be read again
     */
    void write(List<Letter> letters) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try {
            for (Letter letter : letters) {
                ConsumerRecord<byte[], byte[]> record = letter.record();
                sent.add(producer()
                        .send(codec.deadLetter(
                                record.topic(), record.key(), record.value(), record.headers(), letter.why())));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadLettersUnavailableException(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new DeadLettersUnavailableException(e);
        }
        letters.forEach(this::alarm);
    }

    private void alarm(Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.record();
        metrics.deadLettered(record.topic(), letter.why().reason());
        LOG.errorf(
                "dead letter: topic=%s partition=%d offset=%d reason=%s detail=\"%s\"",
                record.topic(),
                record.partition(),
                record.offset(),
                letter.why().reason(),
                letter.why().detail());
    }

    /** Made when first needed: most services never write a dead letter. */
    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = clients.deadLetterProducer();
        }
        return producer;
    }

    @PreDestroy
    void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    static final class DeadLettersUnavailableException extends RuntimeException {
        DeadLettersUnavailableException(Exception cause) {
            super("a dead letter could not be written", cause);
        }
    }
}
