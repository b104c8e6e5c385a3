package dev.lantern.sms.wire;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.ingest.contract.TopicRecords;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of a topic as the events they are. */
final class Events {

    private Events() {}

    static <E> List<E> of(TopicRecords records, Class<E> type) {
        return records.read().stream().map(Events::event).map(type::cast).toList();
    }

    private static Object event(ConsumerRecord<byte[], byte[]> record) {
        return switch (new EventCodec(1).decode(record.headers(), record.value())) {
            case Decoded.Event event -> event.envelope().event();
            case Decoded.Unreadable unreadable -> throw new AssertionError(unreadable);
        };
    }
}
