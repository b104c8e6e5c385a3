package dev.lantern.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.ingest.contract.Awaiting;
import dev.lantern.testbed.servers.KafkaTestResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real broker: order, what is committed, and what a restart sees again. */
class KeyedConsumerTest {

    private static final String BROKER = KafkaTestResource.bootstrapServers();
    private static final KeyedConsumer.Limits LIMITS =
            new KeyedConsumer.Limits(50, Duration.ofSeconds(5), Duration.ofSeconds(2));

    private final String topic = "keyed-" + UUID.randomUUID();
    private final String group = "group-" + topic;
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private Admin admin;
    private Producer<String, String> producer;

    @BeforeEach
    void makeTopic() throws Exception {
        admin = Admin.create(Map.of("bootstrap.servers", BROKER));
        admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get(30, TimeUnit.SECONDS);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER), new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void close() {
        producer.close();
        admin.close();
    }

    @Test
    void records_of_one_key_come_in_order_and_all_are_committed() throws Exception {
        for (int i = 0; i < 300; i++) {
            send("key-" + i % 3, Integer.toString(i));
        }
        try (KeyedConsumer consumer = consumer(this::note)) {
            consumer.start();
            Awaiting.until(() -> handled.size() == 300);
            Awaiting.until(() -> committed() == 300);
        }
        for (int key = 0; key < 3; key++) {
            String prefix = "key-" + key + "=";
            List<Integer> values = handled.stream()
                    .filter(record -> record.startsWith(prefix))
                    .map(record -> Integer.valueOf(record.substring(prefix.length())))
                    .toList();
            assertThat(values).hasSize(100).isSorted();
        }
    }

    @Test
    void one_that_hangs_stops_its_own_key_and_the_commits_and_nothing_else() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        KeyedConsumer.Handler handler = (record, again, ours) -> {
            if (text(record.value()).equals("hangs")) {
                hang.await();
            }
            note(record, again, ours);
        };
        send("a", "first");
        send("b", "hangs");
        send("b", "behind");
        for (int i = 0; i < 20; i++) {
            send("c" + i, "free");
        }
        try (KeyedConsumer consumer = consumer(handler)) {
            consumer.start();
            Awaiting.until(() -> handled.size() == 21);
            assertThat(handled).contains("a=first").doesNotContain("b=behind");
            Awaiting.until(() -> committed() == 1);

            Awaiting.until(() -> consumer.stuck().isPresent());
            assertThat(consumer.stuck().orElseThrow()).contains("one record has been under way");

            hang.countDown();
            Awaiting.until(() -> committed() == 23);
            assertThat(handled.indexOf("b=hangs")).isLessThan(handled.indexOf("b=behind"));
            assertThat(consumer.stuck()).isEmpty();
        }
    }

    @Test
    void what_was_under_way_when_it_stopped_comes_again_and_says_so() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        send("a", "done");
        send("b", "begun");
        KeyedConsumer first = consumer((record, again, ours) -> {
            if (text(record.value()).equals("begun")) {
                begun.countDown();
                new CountDownLatch(1).await(); // until it is interrupted
            }
            note(record, again, ours);
        });
        first.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        Awaiting.until(() -> committed() == 1);
        first.close();
        handled.clear();

        List<String> again = new CopyOnWriteArrayList<>();
        try (KeyedConsumer second = consumer((record, maybeAgain, ours) -> {
            again.add(text(record.value()) + " " + maybeAgain);
        })) {
            second.start();
            Awaiting.until(() -> again.size() == 1);
            send("c", "new");
            Awaiting.until(() -> again.size() == 2);
        }
        assertThat(again).containsExactly("begun true", "new false");
    }

    @Test
    void when_another_instance_joins_running_records_end_and_none_is_done_twice() throws Exception {
        AtomicInteger byTwo = new AtomicInteger();
        AtomicBoolean all = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        KeyedConsumer.Handler slow = (record, again, ours) -> {
            // So that there is always something under way.
            int number = Integer.parseInt(text(record.value()));
            Awaiting.until(() -> sent.get() > number + 8 || all.get());
            if (!ours.getAsBoolean()) {
                throw new InterruptedException();
            }
            handled.add(text(record.value()));
        };
        KeyedConsumer one = consumer(slow);
        KeyedConsumer two = consumer((record, again, ours) -> {
            slow.handle(record, again, ours);
            byTwo.incrementAndGet();
        });
        one.start();
        sendTo(4, sent);
        sendTo(4, sent);
        sendTo(4, sent);
        Awaiting.until(() -> handled.size() >= 3);
        two.start();
        Awaiting.until(() -> {
            if (sent.get() - handled.size() < 20) {
                sendTo(4, sent);
            }
            return byTwo.get() > 10;
        });
        all.set(true);
        Awaiting.until(() -> handled.size() >= sent.get());
        Awaiting.until(() -> committed() == sent.get());
        one.close();
        two.close();
        assertThat(handled).doesNotHaveDuplicates().hasSize(sent.get());
    }

    /** One record to each of the first partitions, numbered on. */
    private void sendTo(int partitions, AtomicInteger sent) {
        for (int partition = 0; partition < partitions; partition++) {
            String number = Integer.toString(sent.getAndIncrement());
            producer.send(new ProducerRecord<>(topic, partition, "key", number));
        }
    }

    @Test
    void a_handler_that_throws_holds_back_the_commit_and_is_seen() throws Exception {
        send("a", "bad");
        send("b", "good");
        try (KeyedConsumer consumer = consumer((record, again, ours) -> {
            if (text(record.value()).equals("bad")) {
                throw new IllegalStateException("secret");
            }
            note(record, again, ours);
        })) {
            consumer.start();
            Awaiting.until(() -> handled.contains("b=good"));
            Awaiting.until(() -> consumer.stuck().isPresent());
            assertThat(committed()).isZero();
        }
    }

    private KeyedConsumer consumer(KeyedConsumer.Handler handler) {
        return new KeyedConsumer(topic, this::kafka, handler, LIMITS);
    }

    private Consumer<byte[], byte[]> kafka() {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                BROKER,
                "group.id",
                group,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                10,
                "partition.assignment.strategy",
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void note(ConsumerRecord<byte[], byte[]> record, boolean again, BooleanSupplier ours) {
        handled.add(text(record.key()) + "=" + text(record.value()));
    }

    private void send(String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(topic, 0, key, value)).get(30, TimeUnit.SECONDS);
    }

    /** Records below the committed offsets of all partitions. */
    private long committed() {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS);
            return offsets.values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (java.util.concurrent.ExecutionException e) {
            return 0; // no such group yet
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
