package dev.lantern.ingest.publish;

import static dev.lantern.ingest.publish.SignalsOnTopic.numbersByThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.ingest.Publication;
import dev.lantern.ingest.Publication.OnBroker;
import dev.lantern.ingest.Publication.OnSpool;
import dev.lantern.ingest.Publication.Reason;
import dev.lantern.ingest.Publication.Refused;
import dev.lantern.ingest.SampleSignals;
import dev.lantern.ingest.contract.Awaiting;
import dev.lantern.testbed.servers.KafkaServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a broker of its own, which is stopped, killed and frozen. */
class PublishingTest {

    private static final Duration BUDGET = Duration.ofSeconds(1);

    /** For a machine that does much else. */
    private static final Duration AMPLE = Duration.ofSeconds(45);

    private static KafkaServer broker;

    @TempDir
    Path spoolFolder;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void startBroker(@TempDir Path folder) {
        broker = KafkaServer.embedded(folder);
        broker.createTopics(4);
    }

    @AfterAll
    static void endBroker() {
        broker.kill();
    }

    @Test
    void sends_straight_to_a_broker_that_answers() {
        try (Publishing publishing = start();
                SignalsOnTopic topic = topic("straight")) {
            assertThat(publish(publishing, "straight", "a", 0)).isEqualTo(new OnBroker());
            assertThat(publish(publishing, "straight", "a", 1)).isEqualTo(new OnBroker());

            assertThat(numbersByThread(topic.await(2))).isEqualTo(Map.of("a", List.of(0, 1)));
            assertThat(publishing.spool().state().events()).isZero();
            assertThat(published("broker")).isEqualTo(2);
        }
    }

    @Test
    void accepts_on_the_spool_while_the_broker_is_away_and_drains_in_order_when_it_is_back() {
        try (Publishing publishing = start();
                SignalsOnTopic topic = topic("away")) {
            assertThat(publish(publishing, "away", "a", 0)).isEqualTo(new OnBroker());
            broker.stop();
            try {
                long start = System.nanoTime();
                assertThat(publish(publishing, "away", "a", 1)).isEqualTo(new OnSpool());
                assertThat(since(start)).as("does not hang").isLessThan(AMPLE);

                long next = System.nanoTime();
                for (int i = 2; i < 100; i++) {
                    assertThat(publish(publishing, "away", "a", i)).isEqualTo(new OnSpool());
                    assertThat(publish(publishing, "away", "b", i)).isEqualTo(new OnSpool());
                }
                // Each one a budget would be more than three minutes.
                assertThat(since(next)).as("known to be away").isLessThan(Duration.ofMinutes(1));
                assertThat(publishing.spool().state().events()).isEqualTo(197);
            } finally {
                broker.start();
            }

            assertThat(numbersByThread(topic.await(198)))
                    .isEqualTo(Map.of("a", upTo(100), "b", upTo(100).subList(2, 100)));
            awaitEmpty(publishing);
            assertThat(publish(publishing, "away", "a", 100)).isEqualTo(new OnBroker());
        }
    }

    @Test
    void loses_and_reorders_nothing_when_the_broker_is_killed_while_fifty_people_write() throws Exception {
        int threads = 50;
        int each = 20;
        Map<String, List<Integer>> accepted = new HashMap<>();
        try (Publishing publishing = start();
                SignalsOnTopic topic = topic("killed");
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch midway = new CountDownLatch(threads * each / 2);
            List<Future<List<Integer>>> writing = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String thread = "person-" + t;
                // Each line is in a partition of its own, or shares one.
                String line = "killed-" + t % 6;
                writing.add(people.submit(() -> {
                    List<Integer> numbers = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        if (!(publish(publishing, line, thread, i) instanceof Refused)) {
                            numbers.add(i);
                        }
                        midway.countDown();
                    }
                    return numbers;
                }));
            }
            midway.await();
            broker.kill();
            for (int t = 0; t < threads; t++) {
                accepted.put("person-" + t, writing.get(t).get());
            }
            assertThat(published("spool")).as("the kill was in the middle").isPositive();
            broker.start();

            assertThat(accepted.values()).allMatch(numbers -> numbers.size() == each);
            assertThat(numbersByThread(topic.await(threads * each))).isEqualTo(accepted);
            awaitEmpty(publishing);
        }
    }

    @Test
    void answers_in_time_and_keeps_the_order_while_the_broker_hangs() throws Exception {
        try (Publishing publishing = start();
                SignalsOnTopic topic = topic("frozen");
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(publish(publishing, "frozen", "warm", 0)).isEqualTo(new OnBroker());
            broker.freeze();
            try {
                long start = System.nanoTime();
                List<Future<Publication>> answers = new ArrayList<>();
                for (int t = 0; t < 100; t++) {
                    String thread = "person-" + t;
                    answers.add(people.submit(() -> publish(publishing, "frozen", thread, 0)));
                }
                for (Future<Publication> answer : answers) {
                    assertThat(answer.get()).isEqualTo(new OnSpool());
                }
                assertThat(since(start)).as("does not hang").isLessThan(AMPLE);
                for (int t = 0; t < 100; t++) {
                    assertThat(publish(publishing, "frozen", "person-" + t, 1)).isEqualTo(new OnSpool());
                }
                assertThat(since(start)).as("does not hang").isLessThan(AMPLE);
            } finally {
                broker.thaw();
            }
            Map<String, List<Integer>> found = numbersByThread(topic.await(201));
            for (int t = 0; t < 100; t++) {
                assertThat(found.get("person-" + t)).containsExactly(0, 1);
            }
            awaitEmpty(publishing);
        }
    }

    @Test
    void refuses_when_neither_broker_nor_spool_takes_it() throws Exception {
        try (Publishing publishing = start()) {
            broker.freeze();
            try (Connection other = connectToSpool();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThat(publish(publishing, "nowhere", "a", 0)).isEqualTo(new Refused(Reason.NOWHERE_DURABLE));
                assertThat(publishing.spool().isWritable()).isFalse();
                statement.execute("ROLLBACK");

                assertThat(publish(publishing, "nowhere", "a", 1)).isEqualTo(new OnSpool());
                assertThat(published("refused")).isEqualTo(1);
            } finally {
                broker.thaw();
            }
            awaitEmpty(publishing);
        }
    }

    @Test
    void sends_to_the_broker_although_the_spool_is_broken() throws Exception {
        try (Publishing publishing = start();
                Connection other = connectToSpool();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThat(publish(publishing, "no-spool", "a", 0)).isEqualTo(new OnBroker());
        }
    }

    @Test
    void drains_at_start_what_an_earlier_process_left_and_goes_round_a_torn_row() throws Exception {
        broker.freeze();
        try (Publishing earlier = start()) {
            for (int i = 0; i < 5; i++) {
                assertThat(publish(earlier, "left", "a", i)).isEqualTo(new OnSpool());
            }
            try (Connection other = connectToSpool();
                    Statement statement = other.createStatement()) {
                statement.execute("UPDATE spool SET value = zeroblob(length(value)) WHERE seq = 3");
            }
        } finally {
            broker.thaw();
        }

        try (SignalsOnTopic topic = topic("left");
                Publishing later = start()) {
            assertThat(numbersByThread(topic.await(4))).isEqualTo(Map.of("a", List.of(0, 1, 3, 4)));
            awaitEmpty(later);
            assertThat(later.spool().state().quarantined()).isEqualTo(1);
        }
    }

    @Test
    void keeps_everything_it_accepted_when_it_is_stopped_under_load() throws Exception {
        Map<String, List<Integer>> accepted = new HashMap<>();
        try (SignalsOnTopic topic = topic("stopped");
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Publishing publishing = start();
            CountDownLatch underLoad = new CountDownLatch(200);
            List<Callable<List<Integer>>> writers = IntStream.range(0, 20)
                    .<Callable<List<Integer>>>mapToObj(t -> () -> {
                        List<Integer> numbers = new ArrayList<>();
                        int number = 0;
                        while (!(publish(publishing, "stopped", "person-" + t, number) instanceof Refused)) {
                            numbers.add(number++);
                            underLoad.countDown();
                        }
                        return numbers;
                    })
                    .toList();
            List<Future<List<Integer>>> writing =
                    writers.stream().map(people::submit).toList();
            underLoad.await();
            publishing.close();
            int all = 0;
            for (int t = 0; t < writing.size(); t++) {
                accepted.put("person-" + t, writing.get(t).get());
                all += writing.get(t).get().size();
            }
            try (Publishing again = start()) {
                assertThat(numbersByThread(topic.await(all))).isEqualTo(accepted);
                awaitEmpty(again);
            }
        }
    }

    private Publishing start() {
        return Publishing.start(
                new PublishingSettings(
                        Map.of("bootstrap.servers", broker.bootstrapServers()), 4, BUDGET, spoolFolder, 64 << 20),
                meters,
                InstantSource.system());
    }

    private static SignalsOnTopic topic(String line) {
        return new SignalsOnTopic(broker.bootstrapServers(), line);
    }

    private static Publication publish(Publishing publishing, String line, String thread, int number) {
        return publishing.publisher().publish(SampleSignals.signal(line, thread, number));
    }

    private Connection connectToSpool() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + spoolFolder.resolve("spool.db"));
    }

    private double published(String outcome) {
        return meters.counter("lantern.published", "outcome", outcome).count();
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void awaitEmpty(Publishing publishing) {
        Awaiting.until(() -> publishing.spool().state().events() == 0, () -> "the spool was not emptied");
    }
}
