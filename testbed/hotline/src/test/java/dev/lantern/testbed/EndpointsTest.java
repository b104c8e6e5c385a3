package dev.lantern.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.testbed.servers.Ports;
import dev.lantern.testbed.servers.ServerFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    private static final int KAFKA = 10;

    @Test
    void a_port_that_is_taken_is_named_with_who_wants_it_and_the_option_that_says_so() throws IOException {
        int first = Ports.free();
        try (ServerSocket other = new ServerSocket(first + KAFKA, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Endpoints.from(first))
                    .isInstanceOf(ServerFailed.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("wanted for Kafka by --ports " + first)
                    .hasMessageContaining("is taken");
        }
    }

    @Test
    void free_ports_are_all_different() {
        Endpoints endpoints = Endpoints.from(0);

        assertThat(endpoints.services().values())
                .doesNotHaveDuplicates()
                .doesNotContain(endpoints.kafka(), endpoints.kafkaController(), endpoints.postgres());
    }
}
