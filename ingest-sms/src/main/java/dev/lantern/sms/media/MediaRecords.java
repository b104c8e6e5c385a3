package dev.lantern.sms.media;

import dev.lantern.attachments.SealedAttachments;
import dev.lantern.events.Channel;
import dev.lantern.events.Decoded;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import dev.lantern.events.sealing.Sealer;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.UntilPublished;
import dev.lantern.ingest.consume.KeyedConsumer;
import dev.lantern.sms.media.Fetched.NotFetched;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what came with a text, after the text is a signal: a picture never holds a text. Each file becomes a signal of
 * its own in the same thread, with the attachment, or with the reason why there is none. A file that is taken is deleted
 * at the provider; one that is not stays there.
 */
public final class MediaRecords implements KeyedConsumer.Handler, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MediaRecords.class.getName());
    private static final Set<Channel> OURS = Set.of(Channel.SMS, Channel.WHATSAPP, Channel.RCS);

    /** The attribute that says how many files came, see the inbound text. */
    private static final String MEDIA = "media";

    private static final String MESSAGE = "messageSid";

    /** How such an attribute looks in the record: texts without pictures are not decoded. */
    private static final byte[] MEDIA_IN_JSON = ("\"" + MEDIA + "\"").getBytes(StandardCharsets.US_ASCII);

    private final EventCodec codec;
    private final TwilioMedia provider;
    private final TakeFile takeFile;
    private final UntilPublished published;
    private final Retries retries;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    /** Asks the provider that the settings name. */
    public static MediaRecords through(
            EventCodec codec,
            MediaSettings settings,
            SealedAttachments attachments,
            Sealer sealer,
            SignalPublisher publisher,
            InstantSource clock,
            MeterRegistry metrics) {
        TwilioMedia provider =
                new TwilioMedia(settings, new MediaHosts(settings.api(), settings.hosts(), InetAddress::getAllByName));
        return new MediaRecords(codec, provider, attachments, sealer, publisher, settings, clock, metrics);
    }

    MediaRecords(
            EventCodec codec,
            TwilioMedia provider,
            SealedAttachments attachments,
            Sealer sealer,
            SignalPublisher publisher,
            MediaSettings settings,
            InstantSource clock,
            MeterRegistry metrics) {
        this.codec = codec;
        this.provider = provider;
        this.takeFile = new TakeFile(provider, attachments, sealer);
        this.published = new UntilPublished(publisher);
        this.clock = clock;
        this.metrics = metrics;
        this.retries = new Retries(settings);
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record, boolean maybeAgain, BooleanSupplier stillOurs)
            throws InterruptedException {
        if (!mentions(record.value(), MEDIA_IN_JSON)) {
            return;
        }
        // What cannot be read is kept and told by the engine, which reads the same topic.
        if (codec.decode(record.headers(), record.value()) instanceof Decoded.Event(Envelope<?> envelope)
                && envelope.event() instanceof SignalReceived signal
                && OURS.contains(signal.channel())
                && signal.attributes().containsKey(MEDIA)) {
            String message = signal.attributes().get(MESSAGE);
            if (message != null && message.matches("[A-Z]{2}[0-9a-zA-Z]{1,64}")) {
                fetchAll(signal, message);
            }
        }
    }

    private void fetchAll(SignalReceived signal, String message) throws InterruptedException {
        Optional<List<String>> listed =
                retries.call(() -> provider.list(message).orElseThrow(NotYetException::new));
        if (listed.isEmpty()) {
            publish(new PictureSignals(signal, message, "all", "1/1").notFetched(NotFetched.UNREACHABLE));
            return;
        }
        List<String> files = listed.get();
        for (int i = 0; i < files.size(); i++) {
            fetch(signal, message, files.get(i), (i + 1) + "/" + files.size());
        }
    }

    private void fetch(SignalReceived signal, String message, String file, String place) throws InterruptedException {
        TakeFile.Result result = retries.call(() -> takeFile.attempt(signal, message, file))
                .orElse(TakeFile.Result.without(NotFetched.UNREACHABLE));
        PictureSignals told = new PictureSignals(signal, message, file, place);
        if (result.attachment() != null) {
            publish(told.fetched(result.attachment(), result.asSent()));
            count(result.asSent() == null ? "cleaned" : "as-sent");
            deleteAtProvider(message, file);
        } else if (result.why() != null) {
            publish(told.notFetched(result.why()));
            count(result.why().name());
            LOG.log(Level.WARNING, "media not taken signal={0} reason={1}", signal.signalId(), result.why());
        }
    }

    private static boolean mentions(byte @Nullable [] json, byte[] words) {
        if (json == null) {
            return false;
        }
        for (int at = 0; at <= json.length - words.length; at++) {
            if (Arrays.equals(json, at, at + words.length, words, 0, words.length)) {
                return true;
            }
        }
        return false;
    }

    private void deleteAtProvider(String message, String file) throws InterruptedException {
        boolean deleted = retries.call(() -> {
                    if (!provider.delete(message, file)) {
                        throw new NotYetException();
                    }
                    return true;
                })
                .isPresent();
        if (!deleted) {
            LOG.log(Level.ERROR, "media taken and still at the provider message={0} media={1}", message, file);
            count("not-deleted");
        }
    }

    private void publish(SignalReceived signal) throws InterruptedException {
        published.publish(new Envelope<>(
                signal.signalId(),
                Sources.channel(signal.channel(), signal.line()),
                clock.instant(),
                signal.attributes().get("pictureOf"),
                null,
                signal));
    }

    @Override
    public void close() {
        provider.close();
    }

    private void count(String outcome) {
        metrics.counter("lantern.media", "outcome", outcome).increment();
    }
}
