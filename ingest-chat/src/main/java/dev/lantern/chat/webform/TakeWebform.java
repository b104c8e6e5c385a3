package dev.lantern.chat.webform;

import dev.lantern.chat.webform.Mistake.Reason;
import dev.lantern.events.Envelope;
import dev.lantern.events.SignalReceived;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SignalPublisher;
import java.time.InstantSource;
import java.util.List;

/** Takes a form: reads it, makes its signal, and says it was taken only when the signal is durable. */
public final class TakeWebform {

    private final WebformSignal signals;
    private final SignalPublisher publisher;
    private final InstantSource clock;
    private final String callingCode;

    public TakeWebform(WebformSignal signals, SignalPublisher publisher, InstantSource clock, String callingCode) {
        this.signals = signals;
        this.publisher = publisher;
        this.clock = clock;
        this.callingCode = callingCode;
    }

    public sealed interface Outcome {

        record Taken(String signalId, Reference reference) implements Outcome {}

        record Mistaken(List<Mistake> mistakes) implements Outcome {}

        /** Nothing was kept; the same form sent again may be taken. */
        record NotNow() implements Outcome {}
    }

    /** Blocks until the signal is durable, see {@link SignalPublisher#publish}. */
    public Outcome take(Arrival arrival, Typed typed) {
        return switch (WebformReader.read(typed, callingCode)) {
            case Reading.Refused(List<Mistake> mistakes) -> new Outcome.Mistaken(mistakes);
            case Reading.Accepted(Submission submission) -> publish(signals.of(arrival, submission, clock.instant()));
        };
    }

    private Outcome publish(Envelope<SignalReceived> signal) {
        return switch (publisher.publish(signal)) {
            case Publication.OnBroker() -> taken(signal.event());
            case Publication.OnSpool() -> taken(signal.event());
            case Publication.Refused(Publication.Reason reason) ->
                switch (reason) {
                    case TOO_LARGE -> new Outcome.Mistaken(List.of(new Mistake(Field.MESSAGE, Reason.TOO_LONG)));
                    case NOWHERE_DURABLE, STOPPING -> new Outcome.NotNow();
                };
        };
    }

    private static Outcome taken(SignalReceived signal) {
        return new Outcome.Taken(signal.signalId(), Reference.of(signal.signalId()));
    }
}
