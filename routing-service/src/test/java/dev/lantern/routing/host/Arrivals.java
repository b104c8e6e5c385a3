package dev.lantern.routing.host;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Ids;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.testbed.servers.DemoLine;
import dev.lantern.testbed.servers.LanternTestResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What comes in, made as channels and the desk make it. */
public final class Arrivals {

    public static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    public static final Keyring KEYS = Keyring.load(LanternTestResource.keysFolder());

    private Arrivals() {}

    public static SignalReceived text(String line, String from, String words) {
        return text(line, from, words, "en", UUID.randomUUID().toString());
    }

    public static SignalReceived text(String line, String from, String words, String language, String providerId) {
        String thread = Threads.ofTexts(KEYS.lookup(), line, Channel.SMS, from);
        return new SignalReceived(
                Ids.signal(Channel.SMS, line, providerId),
                thread,
                line,
                Channel.SMS,
                DemoLine.NUMBER,
                new Sender(seal(thread, SealedField.SENDER_ADDRESS, from), "hash", "••• " + from.substring(8)),
                Body.of(seal(thread, SealedField.BODY_TEXT, words)),
                List.of(),
                language,
                null,
                Answers.NONE,
                AT,
                AT,
                Map.of());
    }

    public static Sealed seal(String thread, String field, String text) {
        return KEYS.sealer().seal(Reader.DESK, thread, field, text);
    }

    public static DeskCommand enrol(String line, String advocate) {
        AdvocateProfile profile = new AdvocateProfile(advocate, advocate, List.of("en", "es"), Map.of(Channel.SMS, 3));
        return new DeskCommand.EnrolAdvocate(id(), line, "dana", AT, profile);
    }

    public static DeskCommand signIn(String line, String advocate) {
        return new DeskCommand.SignIn(id(), line, advocate, AT);
    }

    public static DeskCommand accept(String line, String advocate, String offerId) {
        return new DeskCommand.AcceptOffer(id(), line, advocate, AT, offerId);
    }

    public static String id() {
        return UUID.randomUUID().toString();
    }

    public static ProducerRecord<byte[], byte[]> record(LanternEvent event, int partitions) {
        String id =
                switch (event) {
                    case SignalReceived signal -> signal.signalId();
                    case DeskCommand command -> command.commandId();
                    default -> id();
                };
        return new EventCodec(partitions)
                .encode(new Envelope<>(id, Sources.channel(Channel.SMS, event.line()), AT, null, null, event));
    }
}
