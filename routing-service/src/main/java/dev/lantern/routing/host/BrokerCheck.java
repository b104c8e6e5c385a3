package dev.lantern.routing.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether the brokers have what the host needs. Streams itself would only die of it. */
final class BrokerCheck {

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final String MIN_SESSION = "group.min.session.timeout.ms";

    private final HostSettings settings;
    private final List<String> topics;

    BrokerCheck(HostSettings settings, List<String> topics) {
        this.settings = settings;
        this.topics = topics;
    }

    /** What is wrong, in sentences; empty when nothing is. */
    List<String> problems() throws InterruptedException {
        List<String> problems = new ArrayList<>();
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            Map<String, KafkaFuture<TopicDescription>> described =
                    admin.describeTopics(topics).topicNameValues();
            for (String topic : topics) {
                problemOf(topic, described.getOrDefault(topic, KafkaFuture.completedFuture(null)))
                        .ifPresent(problems::add);
            }
            sessionProblem(admin).ifPresent(problems::add);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            problems.add("Kafka does not answer (" + nameOf(e) + ").");
        }
        return problems;
    }

    private Optional<String> problemOf(String topic, KafkaFuture<TopicDescription> described)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            int partitions = get(described).partitions().size();
            return partitions == settings.partitions()
                    ? Optional.empty()
                    : Optional.of("The topic " + topic + " has " + partitions
                            + " partitions, but lantern.topics.partitions is " + settings.partitions() + ".");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.of("The topic " + topic + " does not exist yet.");
            }
            throw e;
        }
    }

    /** A broker that refuses our session time-out would stop every thread we start. */
    private Optional<String> sessionProblem(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Node node = get(admin.describeCluster().nodes()).iterator().next();
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
        ConfigEntry least;
        try {
            Config config =
                    get(admin.describeConfigs(List.of(broker)).all()).getOrDefault(broker, new Config(List.of()));
            least = config.get(MIN_SESSION);
        } catch (ExecutionException e) {
            return Optional.empty(); // Not everybody may look at a broker's configuration.
        }
        return least == null
                        || least.value() == null
                        || Long.parseLong(least.value())
                                <= settings.sessionTimeout().toMillis()
                ? Optional.empty()
                : Optional.of(
                        "The brokers' " + MIN_SESSION + " is " + least.value()
                                + ": set it to at most lantern.routing.session-timeout, or raise that and accept a slower fail-over.");
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String nameOf(Exception e) {
        return (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName();
    }
}
