package dev.lantern.ingest.publish;

import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.EventTooLargeException;
import dev.lantern.events.LanternEvent;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.Publication.OnBroker;
import dev.lantern.ingest.Publication.OnSpool;
import dev.lantern.ingest.Publication.Reason;
import dev.lantern.ingest.Publication.Refused;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.broker.Answer;
import dev.lantern.ingest.broker.BrokerHealth;
import dev.lantern.ingest.broker.BrokerTransport;
import dev.lantern.ingest.spool.RecordKey;
import dev.lantern.ingest.spool.Spool;
import dev.lantern.ingest.spool.SpoolWrite;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Broker first, spool otherwise.
 *
 * <p><b>Why the order of a key holds.</b> One rule carries it: no event is handed to the producer before a copy of every
 * earlier accepted event of its key has been acknowledged. Publishers of one key take turns; the one whose turn it is
 * sends directly only when the spool holds nothing of the key, and keeps its turn until the broker has answered. When
 * it has not answered in time, the event is handed to the spool in the same turn, so that the next publisher finds it
 * there and queues behind it; the drainer sends one event of a key at a time and removes it after its acknowledgement,
 * and takes the turn itself for the last rows of a key, so that the way past the spool opens again.
 * What the producer may still deliver of an attempt that timed out is a second copy of an event whose first copy
 * precedes all that follows it, or comes before them itself: a duplicate by id, never an overtaking.
 */
final class DurablePublisher implements SignalPublisher {

    /** The drainer tries a silent partition more often, so that normally no provider waits for an attempt. */
    private static final Duration UNTRIED_BY_DRAINER = Duration.ofSeconds(3);

    private static final int ALL = Integer.MAX_VALUE;

    private final EventCodec codec;
    private final BrokerTransport broker;
    private final BrokerHealth health;
    private final Spool spool;
    private final Drainer drainer;
    private final Duration turnPatience;
    private final Turns turns;
    private final Semaphore inFlight = new Semaphore(ALL);
    private volatile boolean stopping;

    DurablePublisher(
            EventCodec codec,
            BrokerTransport broker,
            BrokerHealth health,
            Spool spool,
            Drainer drainer,
            Turns turns,
            Duration budget) {
        this.codec = codec;
        this.broker = broker;
        this.health = health;
        this.spool = spool;
        this.drainer = drainer;
        this.turns = turns;
        this.turnPatience = budget.plus(Spool.PATIENCE);
    }

    @Override
    public Publication publish(Envelope<? extends LanternEvent> event) {
        ProducerRecord<byte[], byte[]> record;
        try {
            record = codec.encode(event);
        } catch (EventTooLargeException e) {
            return new Refused(Reason.TOO_LARGE);
        }
        if (stopping || !inFlight.tryAcquire()) {
            return new Refused(Reason.STOPPING);
        }
        try {
            return place(record);
        } finally {
            inFlight.release();
        }
    }

    private Publication place(ProducerRecord<byte[], byte[]> record) {
        RecordKey key = RecordKey.of(record);
        Optional<Turns.Turn> taken = turns.take(key, turnPatience);
        if (taken.isEmpty()) {
            return new Refused(Reason.NOWHERE_DURABLE);
        }
        SpoolWrite write;
        try (Turns.Turn turn = taken.get()) {
            if (!spool.holds(key)) {
                switch (sendDirectly(record)) {
                    case Answer.Acknowledged done -> {
                        return new OnBroker();
                    }
                    case Answer.Rejected never -> {
                        return new Refused(Reason.TOO_LARGE);
                    }
                    case Answer.Unanswered unknown -> {}
                }
            }
            write = spool.append(record);
        }
        drainer.wake();
        // Outside the turn: the order is fixed by then, and writes of one key can share a transaction.
        return write.isDurableWithin(Spool.PATIENCE) ? new OnSpool() : new Refused(Reason.NOWHERE_DURABLE);
    }

    private Answer sendDirectly(ProducerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (!health.isWorthTrying(partition, UNTRIED_BY_DRAINER)) {
            return new Answer.Unanswered("known to be silent");
        }
        Answer answer = broker.send(record).await();
        switch (answer) {
            case Answer.Acknowledged done -> health.answered(partition);
            case Answer.Rejected alive -> health.answered(partition);
            case Answer.Unanswered unknown -> health.silent(partition, unknown.error());
        }
        return answer;
    }

    /** Refuses what comes from now on and waits for what is under way. */
    void stop(Duration patience) throws InterruptedException {
        stopping = true;
        inFlight.tryAcquire(ALL, patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
