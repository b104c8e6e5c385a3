package dev.lantern.voice.callback;

import dev.lantern.events.CallbackReached;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ConversationEnded.NotReached;
import dev.lantern.events.Ids;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.CallStatus;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.flow.Script;
import dev.lantern.voice.flow.Turn;
import dev.lantern.voice.messages.MessageFile;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.Standing;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is heard on a telephone that we have called. It may be anybody's hand that picks it up, or a machine's: until a key
 * says that it is the person, nothing is said that tells who calls, and to a machine nothing at all unless it was allowed.
 */
public final class PersonAnswers {

    private static final System.Logger LOG = System.getLogger(PersonAnswers.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int GREETINGS = 2;
    private static final String GREETED = "greeted";

    private final Supplier<Lines> lines;
    private final Messages messages;
    private final Addresses addresses;
    private final QueueView queue;
    private final CallSignals signals;
    private final InstantSource clock;

    public PersonAnswers(
            Supplier<Lines> lines,
            Messages messages,
            Addresses addresses,
            QueueView queue,
            CallSignals signals,
            InstantSource clock) {
        this.lines = lines;
        this.messages = messages;
        this.addresses = addresses;
        this.queue = queue;
        this.signals = signals;
        this.clock = clock;
    }

    /** Somebody, or something, has picked up. */
    public String pickedUp(TwilioForm query, TwilioForm form) {
        Optional<CallTurn> turn = CallTurn.from(query);
        if (turn.isEmpty() || clock.instant().isAfter(turn.get().notAfter())) {
            return silence();
        }
        String who = form.present("AnsweredBy");
        return switch (who) {
            case "human" -> greet(turn.get(), 1);
            case "machine_end_beep", "machine_end_silence", "machine_end_other" ->
                turn.get().voicemail()
                        ? new Script()
                                .say(words(turn.get()).say(Phrase.CALLBACK_MESSAGE))
                                .thenHangUp()
                        : silence();
            case "machine_start", "fax" -> silence();
            // It could not be told. A machine that hears of a call that was asked for keeps it.
            case null, default -> turn.get().voicemail() ? greet(turn.get(), 1) : silence();
        };
    }

    /** A key, or none. */
    public String answered(TwilioForm query, TwilioForm form) {
        Optional<CallTurn> turn = CallTurn.from(query);
        Optional<Line> line = turn.flatMap(one -> lines.get().byId(one.line()));
        String call = form.present("CallSid");
        String key = form.present("Digits");
        if (turn.isEmpty() || line.isEmpty() || call == null) {
            return silence();
        }
        if (key == null) {
            int greeted = "1".equals(query.present(GREETED)) ? 1 : GREETINGS;
            return greeted < GREETINGS ? greet(turn.get(), greeted + 1) : silence();
        }
        return key.equals("1") ? confirmed(turn.get(), line.get(), call) : silence();
    }

    private String confirmed(CallTurn turn, Line line, String call) {
        Standing standing = queue.standing(turn.thread());
        if (standing instanceof Standing.Over) {
            return silence();
        }
        Instant now = clock.instant();
        CallbackReached reached = new CallbackReached(
                Ids.digest("callback-reached", call), turn.thread(), turn.line(), Channel.VOICE, now, call);
        if (signals.publish(reached, now) instanceof Publication.Refused refused) {
            LOG.log(Level.ERROR, "not published signal={0} reason={1}", reached.signalId(), refused.reason());
        }
        Turn there = Turn.first(turn.line(), turn.language())
                .kept()
                .waitingFrom(now.getEpochSecond())
                .of(turn.thread());
        boolean assigned = standing instanceof Standing.Assigned;
        return new Script()
                .say(words(turn).say(Phrase.CALLBACK_WHO, Map.of("line", line.name())))
                .thenGoTo(addresses.of(assigned ? "/room" : "/wait", there));
    }

    /** However the call ended, routing knows whether the person was there. */
    public Outcome status(TwilioForm query, TwilioForm form) {
        Optional<CallTurn> turn = CallTurn.from(query);
        Optional<CallStatus> status = CallStatus.from(form, clock.instant());
        if (turn.isEmpty() || status.isEmpty()) {
            return Outcome.INCOMPLETE;
        }
        if (!status.get().state().terminal()) {
            return Outcome.NOTHING_NEW;
        }
        ConversationEnded ended = new ConversationEnded(
                Ids.digest("called-ended", status.get().callSid()),
                turn.get().thread(),
                turn.get().line(),
                Channel.VOICE,
                ConversationEnded.Reason.NOT_REACHED,
                status.get().at(),
                why(status.get().state(), form.present("AnsweredBy")));
        return signals.publish(ended, ended.occurredAt()) instanceof Publication.Refused
                ? Outcome.REFUSED
                : Outcome.ACCEPTED;
    }

    /** Of a call in which the person was there it means nothing: routing knows that from the key. */
    private static NotReached why(CallStatus.State state, @Nullable String answeredBy) {
        return switch (state) {
            case BUSY -> NotReached.BUSY;
            case FAILED -> NotReached.NOT_IN_SERVICE;
            case COMPLETED ->
                answeredBy != null && (answeredBy.startsWith("machine") || answeredBy.equals("fax"))
                        ? NotReached.MACHINE
                        : NotReached.NOT_CONFIRMED;
            case NO_ANSWER, CANCELED, QUEUED, INITIATED, RINGING, IN_PROGRESS -> NotReached.NO_ANSWER;
        };
    }

    private String greet(CallTurn turn, int times) {
        Map<String, String> query = new LinkedHashMap<>(turn.query());
        query.put(GREETED, Integer.toString(times));
        var next = addresses.of("/called/answered", query);
        return new Script()
                .ask(List.of(words(turn).say(Phrase.CALLBACK_HELLO)), PATIENCE, next)
                .thenGoTo(next);
    }

    private MessageFile words(CallTurn turn) {
        return messages.in(turn.language());
    }

    public static String silence() {
        return new Script().thenHangUp();
    }
}
