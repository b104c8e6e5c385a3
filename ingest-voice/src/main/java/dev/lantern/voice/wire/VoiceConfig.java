package dev.lantern.voice.wire;

import dev.lantern.ingest.wire.TwilioConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What this service is configured with, besides what every channel is (keys, lines, spool, Kafka). */
@ConfigMapping(prefix = "lantern")
public interface VoiceConfig {

    Voice voice();

    Twilio twilio();

    interface Voice {

        /**
         * Required. What stands before our paths in the URLs that Twilio calls, such as
         * {@code https://calls.example.org}. Signatures are checked against it and what the provider is told to call
         * begins with it; what a client says about host and scheme never counts.
         */
        Optional<URI> publicUrl();

        /** A folder with further messages, one {@code <language>.properties} each; one of a shipped language replaces it. */
        Optional<Path> messagesFolder();

        /**
         * Who is dialled when not even the line is known, one after the other, E.164. Empty: the caller hears what to do
         * instead.
         */
        Optional<List<String>> backupNumbers();

        /** By then a caller hears something, whatever hangs behind; 2 s at most. */
        @WithDefault("1500ms")
        Duration answerWithin();
    }

    interface Twilio extends TwilioConfig {

        @WithDefault("2s")
        Duration connectTimeout();

        /** For one whole answer of the provider. */
        @WithDefault("5s")
        Duration requestTimeout();

        /** How long one request is tried before it counts as failed. */
        @WithDefault("15s")
        Duration giveUpAfter();
    }
}
