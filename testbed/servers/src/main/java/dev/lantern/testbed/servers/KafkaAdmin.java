package dev.lantern.testbed.servers;

import dev.lantern.events.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** What is asked of a broker before the services are. */
final class KafkaAdmin {

    /** As many as the broker's default says: one for a broker alone, more where somebody runs a cluster. */
    private static final Optional<Short> REPLICAS = Optional.empty();

    private KafkaAdmin() {}

    /** Whether there is a cluster with a broker in it; says no after 2 s. */
    static boolean answers(String bootstrapServers) {
        try (Admin admin = admin(bootstrapServers, "2000")) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException | KafkaException e) {
            return false; // the latter when an address is malformed or its name unknown
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Creates the topics of the contract that are not there yet. */
    static void createTopics(String bootstrapServers, int partitions) {
        List<NewTopic> topics = TopicSpec.all().stream()
                .map(spec -> new NewTopic(spec.name(), Optional.of(partitions), REPLICAS).configs(spec.config()))
                .toList();
        try (Admin admin = admin(bootstrapServers, "30000")) {
            for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
                await(created);
            }
        } catch (ExecutionException e) {
            throw new ServerFailed("The topics could not be created at " + bootstrapServers + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("Interrupted while topics were created.", e);
        }
    }

    /** Bounds every call, and with it closing, which waits for calls under way. */
    private static Admin admin(String bootstrapServers, String limitMillis) {
        return Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                limitMillis,
                "request.timeout.ms",
                limitMillis));
    }

    private static void await(KafkaFuture<Void> created) throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
