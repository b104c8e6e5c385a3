package dev.lantern.voice.flow;

import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.CallStatus;
import dev.lantern.voice.call.InboundCall;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What the provider tells afterwards: a person's call is over, or a backup number was answered. */
public final class EndCall {

    private static final Pattern CALL = Pattern.compile("CA[0-9a-f]{32}");

    private final Supplier<Lines> lines;
    private final CallSignals signals;
    private final InstantSource clock;

    public EndCall(Supplier<Lines> lines, CallSignals signals, InstantSource clock) {
        this.lines = lines;
        this.signals = signals;
        this.clock = clock;
    }

    /** What became of a callback. */
    public enum Outcome {
        ACCEPTED,
        /** It tells nothing that matters. */
        NOTHING_NEW,
        /** It cannot be told which call or line it is of. */
        INCOMPLETE,
        /** Not durable; the provider may tell it again. */
        REFUSED
    }

    /** A status of the person's own leg. However often and in whatever order they come, one end comes of it. */
    public Outcome status(TwilioForm query, TwilioForm form) {
        Optional<CallStatus> status = CallStatus.from(form, clock.instant());
        Optional<Line> line = line(query, form);
        String dialled = form.present("To");
        if (line.isEmpty()
                && dialled != null
                && CallFlow.neutral(lines.get(), dialled).isPresent()) {
            return Outcome.NOTHING_NEW;
        }
        if (status.isEmpty() || line.isEmpty()) {
            return Outcome.INCOMPLETE;
        }
        return status.get().state().terminal()
                ? publish(InboundCall.end(
                        status.get().callSid(),
                        line.get().id(),
                        Reason.HUNG_UP,
                        status.get().at()))
                : Outcome.NOTHING_NEW;
    }

    /** Somebody at a backup number is talking with the person: advocates need not be asked any more. */
    public Outcome answeredByBackup(TwilioForm query, TwilioForm form) {
        String person = form.present("ParentCallSid");
        Optional<Line> line = line(query, form);
        if (person == null || !CALL.matcher(person).matches() || line.isEmpty()) {
            return Outcome.INCOMPLETE;
        }
        Instant now = clock.instant();
        return publish(InboundCall.end(person, line.get().id(), Reason.ANSWERED_BY_BACKUP, now));
    }

    private Outcome publish(ConversationEnded ended) {
        return signals.publish(ended, ended.occurredAt()) instanceof Publication.Refused
                ? Outcome.REFUSED
                : Outcome.ACCEPTED;
    }

    private Optional<Line> line(TwilioForm query, TwilioForm form) {
        String dialled = form.present("To");
        return lines.get()
                .byId(Turn.from(query).line())
                .or(() -> dialled == null ? Optional.empty() : lines.get().byDialledNumber(dialled));
    }
}
