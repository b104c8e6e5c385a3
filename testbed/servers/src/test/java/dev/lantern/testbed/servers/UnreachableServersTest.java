package dev.lantern.testbed.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class UnreachableServersTest {

    @Test
    void externalOnesThatDoNotAnswerAreNamed() {
        String nobody = "127.0.0.1:" + Ports.free();

        assertThatThrownBy(() -> ExternalKafka.open(nobody))
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("No Kafka answers at " + nobody);
        assertThatThrownBy(() -> ExternalKafka.open("no port"))
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("No Kafka answers at no port");
        assertThatThrownBy(() -> ExternalPostgres.open(nobody, "ann", "secret-word"))
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("PostgreSQL at " + nobody)
                .hasMessageNotContaining("secret-word");
    }

    @Test
    void passwordsAreNotPrinted() {
        assertThat(new ServerSource.External("k:1", "p:2", "ann", "secret-word").toString())
                .doesNotContain("secret-word");
        assertThat(new EmbeddedPostgres("p:2", "ann", "secret-word", new NotOurs("p")).toString())
                .doesNotContain("secret-word");
    }

    @Test
    void containersWithoutAnEngineAreRefusedInASentence() {
        assumeFalse(DockerClientFactory.instance().isDockerAvailable(), "an engine answers here");

        assertThatThrownBy(() -> BackingServers.open(ServerSource.Containers.PUBLISHED, sentence -> {}))
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("No container engine answers");
    }
}
