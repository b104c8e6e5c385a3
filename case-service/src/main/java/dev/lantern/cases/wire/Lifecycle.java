package dev.lantern.cases.wire;

import dev.lantern.cases.wire.kafka.CaseConsumer;
import dev.lantern.cases.wire.kafka.LagWatch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/** Starts what runs by itself, once the settings are found to be right. */
@ApplicationScoped
class Lifecycle {

    private final CaseSettings settings;
    private final Keys keys;
    private final Attachments attachments;
    private final DatabaseWatch database;
    private final CaseConsumer consumer;
    private final LagWatch lag;

    Lifecycle(
            CaseSettings settings,
            Keys keys,
            Attachments attachments,
            DatabaseWatch database,
            CaseConsumer consumer,
            LagWatch lag) {
        this.settings = settings;
        this.keys = keys;
        this.attachments = attachments;
        this.database = database;
        this.consumer = consumer;
        this.lag = lag;
    }

    void start(@Observes StartupEvent event) {
        List<String> problems = new ArrayList<>(settings.problems());
        problems.addAll(attachments.problems());
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems));
        }
        keys.opener();
        database.start();
        consumer.start();
        lag.start();
    }

    void stop(@Observes ShutdownEvent event) {
        lag.stop();
        consumer.stop();
        database.stop();
    }
}
