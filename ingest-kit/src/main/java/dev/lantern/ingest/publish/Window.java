package dev.lantern.ingest.publish;

import dev.lantern.ingest.broker.Answer;
import dev.lantern.ingest.broker.BrokerHealth;
import dev.lantern.ingest.broker.BrokerTransport;
import dev.lantern.ingest.spool.RecordKey;
import dev.lantern.ingest.spool.SpooledRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Some rows of the spool, sent in waves: a wave has the first row of every key, and the next row of a key is sent after
 * the acknowledgement of the one before.
 */
final class Window {

    private final BrokerTransport broker;
    private final BrokerHealth health;
    private final Map<RecordKey, Deque<SpooledRow.Whole>> unsent = new LinkedHashMap<>();
    private final Set<TopicPartition> silent = new HashSet<>();
    private final List<SpooledRow> sent = new ArrayList<>();
    private final Map<SpooledRow, String> unsendable = new LinkedHashMap<>();

    Window(BrokerTransport broker, BrokerHealth health, Collection<SpooledRow> rows) {
        this.broker = broker;
        this.health = health;
        for (SpooledRow row : rows) {
            switch (row) {
                case SpooledRow.Torn torn -> unsendable.put(torn, "checksum");
                case SpooledRow.Whole whole ->
                    unsent.computeIfAbsent(whole.key(), key -> new ArrayDeque<>())
                            .add(whole);
            }
        }
    }

    /** On the broker. */
    List<SpooledRow> sent() {
        return sent;
    }

    /** Torn, or such that the broker never takes them; with the reason. */
    Map<SpooledRow, String> unsendable() {
        return unsendable;
    }

    /** Sends the next wave; false when there was nothing to send any more to a partition that answers. */
    boolean sendWave() {
        List<OnItsWay> wave = unsent.values().stream()
                .map(Deque::getFirst)
                .filter(row -> !silent.contains(partitionOf(row)))
                .map(row -> new OnItsWay(row, broker.send(row.record())))
                .toList();
        wave.forEach(this::settle);
        return !wave.isEmpty();
    }

    private void settle(OnItsWay onItsWay) {
        SpooledRow.Whole row = onItsWay.row;
        TopicPartition partition = partitionOf(row);
        switch (onItsWay.sending.await()) {
            case Answer.Acknowledged done -> {
                health.answered(partition);
                sent.add(row);
                pass(row.key());
            }
            case Answer.Rejected never -> {
                health.answered(partition);
                unsendable.put(row, never.error());
                pass(row.key());
            }
            case Answer.Unanswered unknown -> {
                health.silent(partition, unknown.error());
                silent.add(partition);
            }
        }
    }

    private void pass(RecordKey key) {
        unsent.computeIfPresent(key, (k, queue) -> {
            queue.removeFirst();
            return queue.isEmpty() ? null : queue;
        });
    }

    private static TopicPartition partitionOf(SpooledRow.Whole row) {
        return new TopicPartition(row.record().topic(), row.record().partition());
    }

    private record OnItsWay(SpooledRow.Whole row, BrokerTransport.Sending sending) {}
}
