package dev.lantern.ingest.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends encoded records to Kafka. Thread-safe; may block, so call it on a virtual thread. */
public final class BrokerTransport implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BrokerTransport.class);

    private static final Duration REPLACED_AT_MOST_EVERY = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final Duration budget;
    private volatile Producer<byte[], byte[]> producer;
    private long madeAt = System.nanoTime();

    /**
     * @param operators settings of Kafka's producer, {@code bootstrap.servers} at least
     * @param budget how long one record may take from the call until its acknowledgement
     */
    public BrokerTransport(Map<String, String> operators, Duration budget) {
        this.settings = ProducerSettings.of(operators, budget);
        this.budget = budget;
        this.producer = newProducer();
    }

    /** A record on its way. */
    public final class Sending {

        private final Producer<byte[], byte[]> sender;
        private final long deadline = System.nanoTime() + budget.toNanos();
        private final Future<RecordMetadata> acknowledgement;

        private Sending(ProducerRecord<byte[], byte[]> record) {
            this.sender = producer;
            this.acknowledgement = start(sender, record);
        }

        /** Blocks until the broker has answered or the budget is spent. */
        public Answer await() {
            try {
                acknowledgement.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                return new Answer.Acknowledged();
            } catch (ExecutionException e) {
                return answerTo(e.getCause(), sender);
            } catch (TimeoutException e) {
                return new Answer.Unanswered("Timeout");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Answer.Unanswered("Interrupted");
            }
        }
    }

    /** Hands the record to the producer; records of a partition arrive in the order of these calls, or not at all. */
    public Sending send(ProducerRecord<byte[], byte[]> record) {
        return new Sending(record);
    }

    /** The number of partitions a topic really has. Fetching it also opens the connection, ahead of the first event. */
    public int partitionsOf(String topic) {
        return producer.partitionsFor(topic).size();
    }

    private static Future<RecordMetadata> start(
            Producer<byte[], byte[]> sender, ProducerRecord<byte[], byte[]> record) {
        try {
            return sender.send(record);
        } catch (KafkaException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Answer answerTo(@Nullable Throwable cause, Producer<byte[], byte[]> sender) {
        String error = cause == null ? "Unknown" : cause.getClass().getSimpleName();
        if (cause instanceof RecordTooLargeException || cause instanceof InvalidRecordException) {
            return new Answer.Rejected(error);
        }
        if (!(cause instanceof RetriableException || cause instanceof InterruptException)) {
            replace(sender, error);
        }
        return new Answer.Unanswered(error);
    }

    /** A producer that has met a fatal error stays in it: lost rights, a fenced id. */
    private synchronized void replace(Producer<byte[], byte[]> failed, String error) {
        long now = System.nanoTime();
        if (producer == failed && now - madeAt > REPLACED_AT_MOST_EVERY.toNanos()) {
            madeAt = now;
            LOG.warnf("Kafka producer is replaced after an error: error=%s", error);
            producer = newProducer();
            failed.close(Duration.ZERO);
        }
    }

    private Producer<byte[], byte[]> newProducer() {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What was handed over is sent, as far as the budget allows. */
    @Override
    public synchronized void close() {
        producer.close(budget);
    }
}
