package dev.lantern.testbed.bench;

import dev.lantern.testbed.servers.KafkaServer;
import dev.lantern.testbed.servers.ServerFailed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A topic of one partition for a floor, gone when closed. The broker makes none by itself, so that a typo is seen. */
record ScratchTopic(String name, Admin admin) implements AutoCloseable {

    static final int PARTITION = 0;

    static ScratchTopic create(KafkaServer kafka, String name) {
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        try {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
            return new ScratchTopic(name, admin);
        } catch (ExecutionException e) {
            admin.close();
            throw new ServerFailed("The topic " + name + " could not be created.", e);
        } catch (InterruptedException e) {
            admin.close();
            Thread.currentThread().interrupt();
            throw new ServerFailed("Interrupted while " + name + " was created.", e);
        }
    }

    @Override
    public void close() {
        try (admin) {
            admin.deleteTopics(List.of(name)).all().get();
        } catch (ExecutionException e) {
            throw new ServerFailed("The topic " + name + " could not be removed.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
