package dev.lantern.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void every_topic_has_a_specification_and_dead_letters() {
        assertThat(TopicSpec.all())
                .extracting(TopicSpec::name)
                .containsExactlyElementsOf(
                        Stream.concat(Topics.ALL.stream(), Topics.ALL.stream().map(Topics::deadLettersOf))
                                .toList());
        assertThatThrownBy(() -> TopicSpec.of("other")).hasMessage("other is not a topic of Lantern");
    }

    @Test
    void every_topic_carries_events() {
        assertThat(EventType.all().stream().map(EventType::topic).distinct()).containsExactlyElementsOf(Topics.ALL);
    }

    @Test
    void only_the_state_of_queues_is_compacted() {
        assertThat(TopicSpec.all().stream().filter(TopicSpec::compacted))
                .extracting(TopicSpec::name)
                .containsExactly(Topics.QUEUE_STATUS);
        assertThat(TopicSpec.of(Topics.QUEUE_STATUS).config()).containsEntry("cleanup.policy", "compact");
        assertThat(TopicSpec.of(Topics.SIGNALS).config()).containsEntry("retention.ms", "604800000");
    }

    @Test
    void a_type_names_its_version() {
        assertThat(EventType.all())
                .extracting(EventType::ceType)
                .allMatch(name -> name.matches("dev\\.lantern\\.[a-z-]+\\.[a-z]+\\.v1"));
    }

    @Test
    void a_partition_key_leads_where_a_record_key_would() {
        Stream.of("national", "maria", "línea", "").forEach(key -> assertThat(Partitions.of(key, 4))
                .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), 4)));
        assertThatThrownBy(() -> Partitions.of("national", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventCodec(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
