package dev.lantern.testbed.stories;

import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Ids;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import dev.lantern.events.Threads;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.testbed.Hotline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts signals on the log as a channel does, so that a story about what comes after needs no channel. */
final class SignalSource implements AutoCloseable {

    private final Keyring keys;
    private final EventCodec codec;
    private final KafkaProducer<byte[], byte[]> producer;

    SignalSource(Hotline hotline) {
        keys = Keyring.load(hotline.folders().allKeys());
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        hotline.kafka().bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        codec = new EventCodec(producer.partitionsFor(Topics.SIGNALS).size());
    }

    /** Each from a person of their own. Made beforehand: sealing takes longer than sending. */
    List<SignalReceived> texts(int count) {
        List<SignalReceived> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text("+1556%07d".formatted(i), "can somebody talk to me"));
        }
        return texts;
    }

    private SignalReceived text(String from, String words) {
        String thread = Threads.ofTexts(keys.lookup(), Hotline.DEMO_LINE, Channel.SMS, from);
        Instant now = Instant.now();
        return new SignalReceived(
                Ids.signal(Channel.SMS, Hotline.DEMO_LINE, "SM" + from),
                thread,
                Hotline.DEMO_LINE,
                Channel.SMS,
                Hotline.DEMO_NUMBER,
                new Sender(seal(thread, SealedField.SENDER_ADDRESS, from), "hash-" + from, "••• " + from.substring(8)),
                Body.of(seal(thread, SealedField.BODY_TEXT, words)),
                List.of(),
                "en",
                null,
                Answers.NONE,
                now,
                now,
                Map.of());
    }

    private Sealed seal(String thread, String field, String text) {
        return keys.sealer().seal(Reader.DESK, thread, field, text);
    }

    /** @param accepted is given the id of the signal once it is durable */
    void send(SignalReceived signal, Consumer<String> accepted) {
        Envelope<SignalReceived> envelope = new Envelope<>(
                signal.signalId(),
                Sources.channel(Channel.SMS, signal.line()),
                signal.receivedAt(),
                null,
                null,
                signal);
        producer.send(codec.encode(envelope), (metadata, e) -> {
            if (e == null) {
                accepted.accept(signal.signalId());
            }
        });
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
