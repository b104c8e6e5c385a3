package dev.lantern.cases.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be set of the case-service, beside Quarkus' own keys ({@code quarkus.datasource.*}, {@code quarkus.oidc.*})
 * and Kafka's ({@code kafka.*}, passed to every client; {@code kafka.group.id} names the consumer group).
 */
@ConfigMapping(prefix = "lantern.cases")
public interface CaseSettings {

    /** Holds {@code desk.private.json}; taken from {@code lantern.keys.folder}. */
    Path keysFolder();

    /** How many each topic has; taken from {@code lantern.topics.partitions}. */
    @WithDefault("4")
    int partitions();

    /** How many events at most go into one transaction. */
    @WithDefault("1000")
    int batch();

    /** After how long without a sign of life Kafka gives a consumer's partitions to another. At least 6 s by default. */
    @WithDefault("6s")
    Duration sessionTimeout();

    /** How long to wait after the database failed; doubled each time up to {@link #retryMost}. */
    @WithDefault("200ms")
    Duration retryFirst();

    @WithDefault("5s")
    Duration retryMost();

    /** How old the database's last answer may be for the service to count as ready. */
    @WithDefault("10s")
    Duration databaseSilence();

    /** How long the consumer may stand still, with something to read and the database there, before liveness fails. */
    @WithDefault("2m")
    Duration stalledAfter();

    /** What is wrong with the settings, a sentence each; empty when nothing is. */
    default List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (partitions() < 1) {
            problems.add("lantern.topics.partitions must be at least 1");
        }
        if (batch() < 1 || batch() > 10_000) {
            problems.add("lantern.cases.batch must be between 1 and 10000");
        }
        positive("lantern.cases.session-timeout", sessionTimeout(), problems);
        positive("lantern.cases.retry-first", retryFirst(), problems);
        positive("lantern.cases.database-silence", databaseSilence(), problems);
        positive("lantern.cases.stalled-after", stalledAfter(), problems);
        if (retryMost().compareTo(retryFirst()) < 0) {
            problems.add("lantern.cases.retry-most must not be shorter than lantern.cases.retry-first");
        }
        return problems;
    }

    private static void positive(String key, Duration value, List<String> problems) {
        if (!value.isPositive()) {
            problems.add(key + " must be longer than nothing");
        }
    }
}
