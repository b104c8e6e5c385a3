package dev.lantern.testbed.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.events.Topics;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What holds for every Kafka of ours, whatever runs it. */
interface KafkaServerContract {

    /** One that runs and has the topics. */
    KafkaServer kafka();

    @Test
    default void keepsWhatItAcknowledgedWhenItIsKilled() {
        String address = kafka().bootstrapServers();
        String[] acknowledged =
                IntStream.range(0, 200).mapToObj(n -> "before the kill " + n).toArray(String[]::new);
        KafkaText.send(address, Topics.SIGNALS, acknowledged);
        kafka().kill();
        assertThat(KafkaAdmin.answers(address)).isFalse();

        kafka().start();

        assertThat(kafka().bootstrapServers()).isEqualTo(address);
        assertThat(KafkaText.all(address, Topics.SIGNALS)).contains(acknowledged);
    }

    @Test
    default void doesNotAnswerWhileItIsFrozenAndGoesOnOnceThawed() {
        String address = kafka().bootstrapServers();
        KafkaText.send(address, Topics.SIGNALS, "before the frost");
        kafka().freeze();
        try {
            assertThatThrownBy(() -> KafkaText.send(address, Topics.SIGNALS, "in the frost"))
                    .isInstanceOf(TimeoutException.class);
        } finally {
            kafka().thaw();
        }

        KafkaText.send(address, Topics.SIGNALS, "after the frost");

        assertThat(KafkaText.all(address, Topics.SIGNALS)).contains("before the frost", "after the frost");
    }
}
