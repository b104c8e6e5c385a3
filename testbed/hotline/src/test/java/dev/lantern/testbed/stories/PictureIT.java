package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.EventType;
import dev.lantern.events.Topics;
import dev.lantern.testbed.Hotline;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.Test;

/** The README's table of topics is what really runs, so the picture cannot rot. */
class PictureIT {

    /** Read by every replica in full, without a consumer group. */
    private static final Map<String, Set<String>> READ_WITHOUT_GROUP = Map.of(
            Topics.DESK_FEED, Set.of("routing-service"),
            Topics.QUEUE_STATUS, Set.of("routing-service", "ingest-voice"),
            Topics.SIGNALS, Set.of("ingest-voice"));

    private final Hotline hotline = SharedHotline.get();

    private record Row(Set<String> writtenBy, Set<String> readBy) {}

    @Test
    void the_table_names_every_topic() throws IOException {
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(Topics.ALL);
        assertThat(EventType.all()).extracting(EventType::topic).isSubsetOf(table().keySet());
    }

    @Test
    void the_table_names_the_readers_that_the_broker_knows() throws Exception {
        Map<String, Row> table = table();
        Map<String, Set<String>> readers = new TreeMap<>();
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", hotline.kafka().bootstrapServers()))) {
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            // Whoever has read nothing yet has committed nothing, but is assigned.
            admin.describeConsumerGroups(groups)
                    .all()
                    .get()
                    .forEach((group, description) -> description.members().stream()
                            .flatMap(member -> member.assignment().topicPartitions().stream())
                            .forEach(partition -> readers.computeIfAbsent(partition.topic(), t -> new TreeSet<>())
                                    .add(moduleOf(group))));
            for (GroupListing group : admin.listGroups().all().get()) {
                admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .keySet()
                        .forEach(partition -> readers.computeIfAbsent(partition.topic(), t -> new TreeSet<>())
                                .add(moduleOf(group.groupId())));
            }
        }
        table.forEach((topic, row) -> {
            Set<String> all = new TreeSet<>(readers.getOrDefault(topic, Set.of()));
            all.addAll(READ_WITHOUT_GROUP.getOrDefault(topic, Set.of()));
            assertThat(all).as("readers of %s", topic).isEqualTo(row.readBy());
        });
    }

    /** Groups are named after the service, with a word behind it where the service has several. */
    private static String moduleOf(String group) {
        return group.replaceFirst("^(ingest-[a-z]+|[a-z]+-service)-[a-z]+$", "$1");
    }

    private Map<String, Row> table() throws IOException {
        return Files.readAllLines(hotline.folders().root().resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `")
                        && line.chars().filter(c -> c == '|').count() == 6)
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .filter(cells -> !cells.get(1).contains("<topic>"))
                .collect(Collectors.toMap(
                        cells -> cells.get(1).replace("`", ""),
                        cells -> new Row(modules(cells.get(4)), modules(cells.get(5)))));
    }

    private static Set<String> modules(String cell) {
        return Arrays.stream(cell.replaceAll("\\(.*?\\)", "").split(","))
                .map(String::strip)
                .filter(name -> name.endsWith("-service") || name.startsWith("ingest-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
