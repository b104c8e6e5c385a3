package dev.lantern.voice.callback;

import dev.lantern.events.AssignmentEvent.CallbackDue;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ConversationEnded.NotReached;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.Ids;
import dev.lantern.events.Sealed;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Publication;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.lines.Voice.CallBack;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.connect.Asked;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.queue.QueueView;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Calls a person when routing says so, while they call it safe and at no other moment. Whatever keeps us from it is told as
 * "not reached", so that the advocate knows, and routing tries again as the line wants it.
 */
public final class CallPerson {

    private static final System.Logger LOG = System.getLogger(CallPerson.class.getName());

    /** Not a valid number; not one that can be called, or a landline where none can be. */
    private static final Set<String> NO_SUCH_NUMBER = Set.of("21201", "21211", "21214", "21217", "21401");

    private final Supplier<Lines> lines;
    private final PersonCalls calls;
    private final Addresses addresses;
    private final QueueView queue;
    private final CallSignals signals;
    private final Opener opener;
    private final InstantSource clock;
    private final Duration publishAgainAfter;

    public CallPerson(
            Supplier<Lines> lines,
            PersonCalls calls,
            Addresses addresses,
            QueueView queue,
            CallSignals signals,
            Opener opener,
            InstantSource clock,
            Duration publishAgainAfter) {
        this.lines = lines;
        this.calls = calls;
        this.addresses = addresses;
        this.queue = queue;
        this.signals = signals;
        this.opener = opener;
        this.clock = clock;
        this.publishAgainAfter = publishAgainAfter;
    }

    /** Returns when their telephone rings, or it is told that it does not. */
    public void carryOut(CallbackDue due) throws InterruptedException {
        String thread = ConversationIds.threadOf(due.conversationId());
        Optional<Line> line = lines.get().byId(due.line());
        if (Threads.callOf(thread).isEmpty() || line.isEmpty()) {
            return;
        }
        CallBack callback = line.get().voice().callback();
        if (callback == null) {
            notCalled(due, NotReached.NOT_SET_UP, "voice.callback of the line is missing");
            return;
        }
        Sealed sealed = due.to();
        if (sealed == null
                || !(opener.open(sealed, thread, SealedField.CALLBACK_TO) instanceof Opened.Text(String number))) {
            notCalled(due, NotReached.BAD_NUMBER, "no number that opens");
            return;
        }
        // What was free to be called when it was given may be a line's number by now.
        if (!(SafeNumbers.check(number, callback, lines.get()) instanceof SafeNumbers.Typed.Callable(String e164))) {
            notCalled(due, NotReached.BAD_NUMBER, "a number that is not called");
            return;
        }
        Instant now = clock.instant();
        Instant notBefore = due.notBefore();
        if (!now.isBefore(due.notAfter()) || (notBefore != null && now.isBefore(notBefore))) {
            notCalled(due, NotReached.OUTSIDE_SAFE_TIME, "outside the time that is safe");
            return;
        }
        CallTurn turn = new CallTurn(
                due.line(), thread, language(line.get(), thread), due.attempt(), due.notAfter(), due.voicemail());
        Asked asked = calls.call(new PersonCalls.ToPerson(
                e164,
                callback.callerId(),
                addresses.of("/called", turn.query()),
                addresses.of("/called/status", turn.query()),
                atMost(callback.ring(), Duration.between(now, due.notAfter())),
                due.at(),
                due.voicemail()));
        switch (asked) {
            case Asked.Done done ->
                LOG.log(Level.INFO, "person called conversation={0} leg={1}", due.conversationId(), done.sid());
            case Asked.Gone gone -> notCalled(due, NotReached.NOT_CALLED, "gone");
            case Asked.Failed failed -> notCalled(due, why(failed.code()), failed.code());
        }
    }

    /** It does not ring on when the time is over; the provider rings for whole seconds, at least one. */
    private static Duration atMost(Duration ring, Duration left) {
        Duration shorter = ring.compareTo(left) <= 0 ? ring : left;
        return shorter.toSeconds() < 1 ? Duration.ofSeconds(1) : shorter;
    }

    private String language(Line line, String thread) {
        String language = queue.facts(thread).language();
        return language == null ? line.voice().languages().getFirst() : language;
    }

    private static NotReached why(String code) {
        return code.equals(PersonCalls.UNSURE)
                ? NotReached.UNSURE
                : NO_SUCH_NUMBER.contains(code) ? NotReached.BAD_NUMBER : NotReached.NOT_CALLED;
    }

    /** @param reason for the log */
    private void notCalled(CallbackDue due, NotReached why, String reason) throws InterruptedException {
        LOG.log(
                Level.WARNING,
                "person not called conversation={0} attempt={1} reason={2}",
                due.conversationId(),
                due.attempt(),
                reason);
        Instant now = clock.instant();
        ConversationEnded ended = new ConversationEnded(
                Ids.digest(
                        "person-not-called",
                        due.conversationId(),
                        Integer.toString(due.attempt()),
                        due.at().toString()),
                due.key(),
                due.line(),
                Channel.VOICE,
                ConversationEnded.Reason.NOT_REACHED,
                now,
                why);
        while (signals.publish(ended, now) instanceof Publication.Refused refused) {
            LOG.log(Level.ERROR, "not published signal={0} reason={1}", ended.signalId(), refused.reason());
            Thread.sleep(publishAgainAfter);
        }
    }
}
