package dev.lantern.ingest;

import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.Envelope;
import dev.lantern.events.Ids;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Signals as a channel makes them; the number of a signal is in its attributes, to tell the order. */
public final class SampleSignals {

    public static final String NUMBER = "number";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private SampleSignals() {}

    public static Envelope<SignalReceived> signal(String line, String thread, int number) {
        return signal(line, thread, number, 1_000);
    }

    public static Envelope<SignalReceived> signal(String line, String thread, int number, int textBytes) {
        String id = Ids.signal(Channel.SMS, line, thread + "/" + number);
        SignalReceived event = new SignalReceived(
                id,
                thread,
                line,
                Channel.SMS,
                "+15550100733",
                new Sender(null, "hash-of-" + thread, "••• 0142"),
                Body.of(new Sealed(Reader.DESK, "c".repeat(textBytes))),
                List.of(),
                "en",
                null,
                Answers.NONE,
                NOON,
                NOON,
                Map.of(NUMBER, Integer.toString(number)));
        return new Envelope<>(id, Sources.channel(Channel.SMS, line), NOON, null, null, event);
    }
}
