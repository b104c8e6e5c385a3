package dev.lantern.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.events.FeedEvent;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.testbed.servers.LanternTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamWriterTest {

    private static final Instant NOW = FeedWriter.AT;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Mailbox mailbox = new Mailbox(10, ended -> {});
    private final DeskStream stream = DeskStream.resumed("national", mailbox, null, 0);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicInteger looks = new AtomicInteger();

    /** Its clock moves on by a second with each look. */
    private final StreamWriter writer = new StreamWriter(
            new DeskView(Keyring.load(LanternTestResource.keysFolder()).opener()),
            Duration.ofMillis(20),
            () -> NOW.plusSeconds(looks.getAndIncrement()),
            new DeskMeters(registry));

    @Test
    void writesEventsWithTheirPositionAsId() throws Exception {
        mailbox.offer(new FeedRecord(
                0, 42, new FeedEvent.ConversationClosed("maria", "national", "sms-1/1", "COMPLETED", NOW)));
        writer.write(stream, NOW.plusSeconds(2), out);
        assertThat(text())
                .startsWith("retry: 1000\n\n")
                .contains("id: 42\nevent: conversation-closed\ndata: {\"advocateId\":\"maria\"")
                .contains("}\n\n");
    }

    @Test
    void saysNowAndThenThatItLives() throws Exception {
        writer.write(stream, NOW.plusSeconds(3), out);
        assertThat(text()).contains("\n\n:\n\n:\n\n");
    }

    @Test
    void endsWhenTheTokenDoes() throws Exception {
        writer.write(stream, NOW, out);
        assertThat(stream.ended()).contains(StreamEnd.TOKEN_EXPIRED);
        assertThat(registry.counter("lantern.desk.streams.ended", "reason", "TOKEN_EXPIRED")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void endsWhenTheClientIsGone() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the connection is gone");
            }
        };
        assertThatThrownBy(() -> writer.write(stream, NOW.plusSeconds(9), broken))
                .isInstanceOf(IOException.class);
        assertThat(stream.ended()).contains(StreamEnd.CLOSED);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
