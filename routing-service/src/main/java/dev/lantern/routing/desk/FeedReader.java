package dev.lantern.routing.desk;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Feed events out of records; what is none is handed on to be dead-lettered, and reading goes on. */
final class FeedReader {

    private final EventCodec codec;
    private final BiConsumer<ConsumerRecord<byte[], byte[]>, Decoded.Unreadable> onUnreadable;

    FeedReader(EventCodec codec, BiConsumer<ConsumerRecord<byte[], byte[]>, Decoded.Unreadable> onUnreadable) {
        this.codec = codec;
        this.onUnreadable = onUnreadable;
    }

    Optional<FeedRecord> read(ConsumerRecord<byte[], byte[]> record) {
        return switch (codec.decode(record.headers(), record.value())) {
            case Decoded.Event(var envelope)
            when envelope.event() instanceof FeedEvent event ->
                Optional.of(new FeedRecord(record.partition(), record.offset(), event));
            case Decoded.Event ignored ->
                unreadable(record, new Decoded.Unreadable(Decoded.Reason.UNKNOWN_TYPE, "an event of another topic"));
            case Decoded.Unreadable why -> unreadable(record, why);
        };
    }

    private Optional<FeedRecord> unreadable(ConsumerRecord<byte[], byte[]> record, Decoded.Unreadable why) {
        onUnreadable.accept(record, why);
        return Optional.empty();
    }
}
