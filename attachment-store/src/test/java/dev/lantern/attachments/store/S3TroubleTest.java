package dev.lantern.attachments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that is broken, silent or not there. */
class S3TroubleTest {

    private static final byte[] SEALED = {1, 2, 3};

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                boolean fails = broken.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                exchange.sendResponseHeaders(fails ? 503 : 200, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void what_the_store_could_not_serve_is_tried_again() throws IOException {
        broken.set(2);
        store(Duration.ofHours(1)).put("national/4f1d", SEALED);
        assertThat(requests).hasValue(3);
    }

    @Test
    void it_is_not_tried_for_ever() {
        broken.set(Integer.MAX_VALUE);
        assertThatThrownBy(() -> store(Duration.ofHours(1)).put("national/4f1d", SEALED))
                .isInstanceOf(IOException.class)
                .hasMessage("the attachment store answered 503");
        assertThat(requests).hasValue(3);
    }

    @Test
    void a_store_that_serves_nothing_is_left_alone() {
        broken.set(Integer.MAX_VALUE);
        S3Store store = store(Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> store.put("national/4f1d", SEALED)).isInstanceOf(IOException.class);
        }
        int asked = requests.get();
        assertThatThrownBy(() -> store.get("national/4f1d"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("left alone");
        assertThat(requests).hasValue(asked);
    }

    @Test
    void a_store_that_comes_back_is_used_again() throws IOException {
        broken.set(15); // the tries of five
        S3Store store = store(Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> store.put("national/4f1d", SEALED)).isInstanceOf(IOException.class);
        }
        store.put("national/4f1d", SEALED);
    }

    @Test
    void a_silent_store_does_not_hold_us_for_ever() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            S3Store store = new S3Store(
                    S3Server.settings(endpoint, "", S3Server.SECRET_KEY, Duration.ofMillis(200)), S3Store.REST);
            assertThatThrownBy(() -> store.put("national/4f1d", SEALED))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the attachment store did not answer");
        }
    }

    @Test
    void a_store_that_is_not_there_is_a_failure() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        S3Store store = new S3Store(
                S3Server.settings(
                        URI.create("http://127.0.0.1:" + free), "", S3Server.SECRET_KEY, Duration.ofSeconds(10)),
                S3Store.REST);
        assertThatThrownBy(() -> store.get("national/4f1d")).isInstanceOf(IOException.class);
    }

    private S3Store store(Duration rest) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new S3Store(S3Server.settings(endpoint, "", S3Server.SECRET_KEY, Duration.ofSeconds(30)), rest);
    }
}
