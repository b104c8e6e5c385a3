package dev.lantern.cases.wire.kafka;

import dev.lantern.cases.Change;
import dev.lantern.cases.Change.ConversationMoved;
import dev.lantern.cases.Change.DeliveryTold;
import dev.lantern.cases.Change.Misplaced;
import dev.lantern.cases.Change.Nothing;
import dev.lantern.cases.Change.ReplySent;
import dev.lantern.cases.Change.SignalArrived;
import dev.lantern.cases.Intake;
import dev.lantern.cases.store.CaseStore;
import dev.lantern.cases.store.NotApplicableException;
import dev.lantern.cases.wire.CaseSettings;
import dev.lantern.cases.wire.kafka.CaseMetrics.Outcome;
import dev.lantern.cases.wire.kafka.DeadLetterTopics.Letter;
import dev.lantern.events.Decoded;
import dev.lantern.events.Decoded.Reason;
import dev.lantern.events.Decoded.Unreadable;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Applies a batch of records: in one transaction when all is well; when one of them cannot be applied, that one goes to
 * the dead letters and its mates are applied without it.
 */
@ApplicationScoped
class Applier {

    private final CaseStore store;
    private final DeadLetterTopics deadLetters;
    private final CaseMetrics metrics;
    private final EventCodec codec;

    Applier(CaseStore store, DeadLetterTopics deadLetters, CaseMetrics metrics, CaseSettings settings) {
        this.store = store;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.codec = new EventCodec(settings.partitions());
    }

    private record Pending(ConsumerRecord<byte[], byte[]> record, Intake intake) {}

    /**
     * Returns when every record is in the database, in the dead letters, or known to change nothing. Where it throws,
     * some may be; applying the batch again does no harm.
     */
    void apply(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<Pending> pending = new ArrayList<>();
        List<Letter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (codec.decode(record.headers(), record.value())) {
                case Unreadable why -> letters.add(new Letter(record, why));
                case Decoded.Event(Envelope<?> envelope) -> sort(record, envelope, pending, letters);
            }
        }
        applyTogether(pending, letters);
        if (!letters.isEmpty()) {
            deadLetters.write(letters);
        }
    }

    private void sort(
            ConsumerRecord<byte[], byte[]> record, Envelope<?> envelope, List<Pending> pending, List<Letter> letters) {
        String belongs = EventType.of(envelope.event()).topic();
        Change change = belongs.equals(record.topic())
                ? Change.of(envelope.event())
                : new Misplaced("it belongs on the topic " + belongs);
        switch (change) {
            case Nothing _ -> metrics.counted(record.topic(), Outcome.IGNORED, 1);
            case Misplaced(String why) -> letters.add(new Letter(record, new Unreadable(Reason.MISPLACED, why)));
            case SignalArrived _, ConversationMoved _, ReplySent _, DeliveryTold _ ->
                pending.add(new Pending(
                        record, new Intake(envelope.source(), envelope.id(), record.topic(), record.offset(), change)));
        }
    }

    /** By halves until those that cannot be applied are alone; order is kept. */
    private void applyTogether(List<Pending> batch, List<Letter> letters) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            write(batch);
        } catch (NotApplicableException e) {
            if (batch.size() == 1) {
                applyAlone(batch.getFirst(), letters);
            } else {
                int half = batch.size() / 2;
                applyTogether(batch.subList(0, half), letters);
                applyTogether(batch.subList(half, batch.size()), letters);
            }
        }
    }

    /** Once more, because the first time another instance may have been writing the same, as while partitions move. */
    private void applyAlone(Pending one, List<Letter> letters) {
        try {
            write(List.of(one));
        } catch (NotApplicableException e) {
            letters.add(new Letter(one.record(), new Unreadable(Reason.NOT_APPLICABLE, e.reason())));
        }
    }

    private void write(List<Pending> batch) {
        Set<Intake> fresh =
                new HashSet<>(store.apply(batch.stream().map(Pending::intake).toList()));
        for (Pending one : batch) {
            boolean isNew = fresh.contains(one.intake());
            metrics.counted(one.record().topic(), isNew ? Outcome.APPLIED : Outcome.REPEATED, 1);
            long age = System.currentTimeMillis() - one.record().timestamp();
            metrics.applied(one.record().topic(), Duration.ofMillis(Math.max(0, age)));
        }
    }
}
