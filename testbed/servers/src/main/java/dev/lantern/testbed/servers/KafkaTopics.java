package dev.lantern.testbed.servers;

import dev.lantern.events.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the contract, on a broker. */
final class KafkaTopics {

    private static final short ONE_REPLICA = 1;

    private KafkaTopics() {}

    static void create(String bootstrapServers, int partitions) {
        List<NewTopic> topics = TopicSpec.all().stream()
                .map(spec -> new NewTopic(spec.name(), partitions, ONE_REPLICA).configs(spec.config()))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            CreateTopicsResult result = admin.createTopics(topics);
            for (KafkaFuture<Void> topic : result.values().values()) {
                await(topic);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new ServerFailed("The topics could not be created at " + bootstrapServers + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("Interrupted while topics were created.", e);
        }
    }

    private static void await(KafkaFuture<Void> topic)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            topic.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
