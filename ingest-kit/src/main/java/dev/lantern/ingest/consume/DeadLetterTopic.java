package dev.lantern.ingest.consume;

import dev.lantern.events.Decoded.Unreadable;
import dev.lantern.events.EventCodec;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Keeps what cannot be read, with the bytes as they came. */
public final class DeadLetterTopic {

    private static final System.Logger LOG = System.getLogger(DeadLetterTopic.class.getName());
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(30);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final EventCodec codec;

    /** @param producer waits for all replicas */
    public DeadLetterTopic(Producer<byte[], byte[]> producer, EventCodec codec) {
        this.producer = producer;
        this.codec = codec;
    }

    /** Returns when it is stored; until then the record must not be committed. */
    public void keep(ConsumerRecord<byte[], byte[]> record, Unreadable why) throws InterruptedException {
        ProducerRecord<byte[], byte[]> letter =
                codec.deadLetter(record.topic(), record.key(), record.value(), record.headers(), why);
        while (true) {
            try {
                producer.send(letter).get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                LOG.log(
                        Level.ERROR,
                        "unreadable record in the dead letters topic={0} partition={1} offset={2,number,#} reason={3}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        why.reason());
                return;
            } catch (ExecutionException | TimeoutException e) {
                LOG.log(Level.WARNING, "dead letter not stored yet offset={0,number,#}", record.offset());
                Thread.sleep(TRY_AGAIN_AFTER);
            }
        }
    }
}
