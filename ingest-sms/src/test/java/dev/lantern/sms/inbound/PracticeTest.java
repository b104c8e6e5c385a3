package dev.lantern.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.EventCodec;
import dev.lantern.ingest.twilio.TwilioSignature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeTest {

    @Test
    void what_is_practised_is_what_is_done_with_texts(@TempDir Path folder) throws IOException {
        TextScene scene = TextScene.in(folder);
        Practice practice = new Practice(
                new TwilioSignature(URI.create("https://texts.example.org"), List.of("token")),
                scene.keyring(),
                TextScene.LANGUAGES,
                new EventCodec(4),
                List.of(scene.line()));
        assertThat(practice.run(Duration.ofMinutes(1))).isEqualTo(400);
        assertThat(practice.run(Duration.ZERO)).isZero();
    }
}
