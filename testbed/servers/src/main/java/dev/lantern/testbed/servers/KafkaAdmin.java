package dev.lantern.testbed.servers;

import dev.lantern.events.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** What is asked of a broker before the services are. */
final class KafkaAdmin {

    private static final short ONE_REPLICA = 1;

    private KafkaAdmin() {}

    /** Whether there is a cluster with a broker in it; says no after 2 s. */
    static boolean answers(String bootstrapServers) {
        try (Admin admin = admin(bootstrapServers, "2000")) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Creates the topics of the contract that are not there yet. */
    static void createTopics(String bootstrapServers, int partitions) {
        List<NewTopic> topics = TopicSpec.all().stream()
                .map(spec -> new NewTopic(spec.name(), partitions, ONE_REPLICA).configs(spec.config()))
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
