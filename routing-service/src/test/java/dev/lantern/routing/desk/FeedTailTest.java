package dev.lantern.routing.desk;

import static dev.lantern.routing.desk.FeedWriter.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class FeedTailTest {

    private static final TopicPartition FEED = new TopicPartition(Topics.DESK_FEED, 0);

    private final EventCodec codec = new EventCodec(1);
    private final FeedHub hub = new FeedHub();
    private final MockConsumer<byte[], byte[]> first = consumer();
    private final MockConsumer<byte[], byte[]> second = consumer();
    private final Queue<Consumer<byte[], byte[]>> consumers = new ArrayDeque<>(List.of(first, second));
    private final FeedTail tail = new FeedTail(consumers::remove, new FeedReader(codec, (record, why) -> {}), hub, 1);

    @Test
    void goesOnWhereItWasAfterAFailure() throws InterruptedException {
        first.schedulePollTask(() -> first.addRecord(record(0, "one")));
        first.schedulePollTask(() -> first.setPollException(new KafkaException("a fault on the way")));
        second.schedulePollTask(() -> {
            // The end of the feed has moved on; what came meanwhile must not be skipped.
            second.updateEndOffsets(Map.of(FEED, 3L));
            second.addRecord(record(1, "two"));
        });
        Mailbox mailbox = follow();
        assertThat(next(mailbox)).contains("one");
        assertThat(next(mailbox)).contains("two");
        assertThat(mailbox.ended()).isEmpty();
        tail.close();
    }

    @Test
    void endsItsStreamsWhenItsPlaceIsGone() throws InterruptedException {
        first.schedulePollTask(() -> first.setPollException(new OffsetOutOfRangeException(Map.of(FEED, 0L))));
        Mailbox mailbox = follow();
        DeskOnBroker.await(() -> mailbox.ended().isPresent());
        assertThat(mailbox.ended()).contains(StreamEnd.GAP);
        DeskOnBroker.await(hub::started);
        tail.close();
    }

    @Test
    void endsItsStreamsWhenItStops() throws InterruptedException {
        Mailbox mailbox = follow();
        tail.close();
        assertThat(mailbox.ended()).contains(StreamEnd.STOPPING);
        assertThat(tail.alive()).isFalse();
    }

    private Mailbox follow() throws InterruptedException {
        Mailbox mailbox = new Mailbox(10, ended -> {});
        hub.startAt(new long[] {0});
        hub.join("maria", mailbox);
        tail.start();
        return mailbox;
    }

    private static Optional<String> next(Mailbox mailbox) throws InterruptedException {
        return mailbox.poll(Duration.ofSeconds(10), false)
                .map(item -> ((StreamItem.Feed) item).record())
                .map(record -> FeedWriter.textOf(record.event()));
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        consumer.updateBeginningOffsets(Map.of(FEED, 0L));
        consumer.updateEndOffsets(Map.of(FEED, 0L));
        return consumer;
    }

    private ConsumerRecord<byte[], byte[]> record(long offset, String text) {
        FeedEvent event = event("maria", "national", text);
        ProducerRecord<byte[], byte[]> record =
                codec.encode(new Envelope<>(text, "/services/routing-service", FeedWriter.AT, null, null, event));
        return new ConsumerRecord<>(
                Topics.DESK_FEED,
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                new RecordHeaders(record.headers().toArray()),
                Optional.empty());
    }
}
