package dev.lantern.voice.callback;

import dev.lantern.events.CallbackAsked;
import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.lines.Voice.CallBack;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.InboundCall;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.Alarms;
import dev.lantern.voice.flow.CallFlow;
import dev.lantern.voice.flow.Turn;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.messages.Spoken;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.Standing;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The questions to somebody who would rather be called back than wait, one after the other. Whoever does not answer, says
 * what cannot be, or wants to go back, is where they were in the queue; whose turn comes meanwhile is connected.
 */
public final class AskForCall {

    private static final System.Logger LOG = System.getLogger(AskForCall.class.getName());

    private static final int TRIES = 3;
    private static final String BACK = "9";

    private final Supplier<Lines> lines;
    private final CallFlow flow;
    private final Questions questions;
    private final QueueView queue;
    private final CallSignals signals;
    private final Keyring keys;
    private final WishToken tokens;
    private final InstantSource clock;
    private final Alarms alarms;

    public AskForCall(
            Supplier<Lines> lines,
            Messages messages,
            CallFlow flow,
            Addresses addresses,
            QueueView queue,
            CallSignals signals,
            Keyring keys,
            InstantSource clock,
            Alarms alarms) {
        this.lines = lines;
        this.flow = flow;
        this.queue = queue;
        this.signals = signals;
        this.keys = keys;
        this.tokens = new WishToken(keys);
        this.questions = new Questions(messages, addresses, tokens);
        this.clock = clock;
        this.alarms = alarms;
    }

    /** What was asked, where the answer to it comes in. */
    public enum Step {
        BEGIN,
        NUMBER,
        TYPED,
        TIME,
        UNTIL,
        FROM,
        TO,
        VOICEMAIL,
        CONFIRM
    }

    /** One person on the telephone. */
    private record Asking(Line line, CallBack callback, Turn turn, InboundCall call, Wish wish) {

        Asking wishing(Wish other) {
            return new Asking(line, callback, turn, call, other);
        }
    }

    /** Empty when the address or the form is not one of ours, or the line calls nobody back any more. */
    public Optional<String> answer(Step step, TwilioForm query, TwilioForm form) {
        Turn turn = Turn.from(query);
        Optional<InboundCall> call = InboundCall.from(form);
        Optional<Line> line = lines.get().byId(turn.line());
        CallBack callback = line.map(one -> one.voice().callback()).orElse(null);
        if (call.isEmpty() || line.isEmpty() || callback == null) {
            return Optional.empty();
        }
        if (queue.standing(call.get().thread()) instanceof Standing.Assigned) {
            return Optional.of(flow.room(turn, call.get().thread()));
        }
        Wish wish = tokens.opened(query.present(WishToken.NAME), call.get().thread());
        Asking asking = new Asking(line.get(), callback, turn, call.get(), wish);
        return Optional.of(answer(step, asking, form.present("Digits")));
    }

    private String answer(Step step, Asking asking, @Nullable String digits) {
        boolean byKeys = step != Step.TYPED && step != Step.UNTIL && step != Step.FROM && step != Step.TO;
        if (byKeys && BACK.equals(digits)) {
            return flow.backToWaiting(asking.turn(), Phrase.CALLBACK_NOT_AGREED);
        }
        return switch (step) {
            case BEGIN -> ask(Step.NUMBER, asking.wishing(Wish.NOTHING));
            case NUMBER -> number(asking, digits);
            case TYPED -> typed(asking, digits);
            case TIME -> time(asking, digits);
            case UNTIL -> until(asking, digits);
            case FROM -> from(asking, digits);
            case TO -> to(asking, digits);
            case VOICEMAIL -> ask(Step.CONFIRM, asking.wishing(asking.wish().voicemail("1".equals(digits))));
            case CONFIRM -> confirm(asking, digits);
        };
    }

    private String number(Asking asking, @Nullable String key) {
        boolean withheld = asking.call().from() == null;
        return "1".equals(key) && !withheld
                ? checked(asking, String.valueOf(asking.call().from()), null)
                : "2".equals(key) || (withheld && "1".equals(key))
                        ? ask(Step.TYPED, asking.wishing(asking.wish().at(null)))
                        : again(Step.NUMBER, asking, null);
    }

    private String typed(Asking asking, @Nullable String digits) {
        return digits == null ? again(Step.TYPED, asking, null) : checked(asking, digits, digits);
    }

    /** @param typed what was typed; absent: it is the number they call from, which needs not be said to them */
    private String checked(Asking asking, String number, @Nullable String typed) {
        return switch (SafeNumbers.check(number, asking.callback(), lines.get())) {
            case SafeNumbers.Typed.Callable(String e164) -> {
                String other = typed == null ? null : e164;
                yield ask(
                        Step.TIME,
                        asking.wishing(asking.wish().at(other)),
                        typed == null ? List.of() : List.of(questions.typed(asking.turn(), e164)));
            }
            case SafeNumbers.Typed.Refused refused -> again(Step.TYPED, asking, Phrase.CALLBACK_NUMBER_REFUSED);
            case SafeNumbers.Typed.NoNumber none -> again(Step.TYPED, asking, Phrase.CALLBACK_NUMBER_IMPOSSIBLE);
        };
    }

    private String time(Asking asking, @Nullable String key) {
        return switch (key) {
            case "1" -> safe(asking, SafeTimes.soon(asking.callback(), clock.instant()));
            case "2" ->
                ask(Step.UNTIL, asking.wishing(asking.wish().at(asking.wish().number())));
            case "3" ->
                ask(Step.FROM, asking.wishing(asking.wish().at(asking.wish().number())));
            case null, default -> again(Step.TIME, asking, null);
        };
    }

    private String until(Asking asking, @Nullable String digits) {
        LocalTime time = SafeTimes.time(digits);
        Optional<SafeTimes.Window> window =
                time == null ? Optional.empty() : SafeTimes.until(time, asking.callback(), clock.instant());
        return window.map(found -> safe(asking, found))
                .orElseGet(() -> again(Step.UNTIL, asking, Phrase.CALLBACK_TIME_IMPOSSIBLE));
    }

    private String from(Asking asking, @Nullable String digits) {
        LocalTime time = SafeTimes.time(digits);
        return time == null
                ? again(Step.FROM, asking, Phrase.CALLBACK_TIME_IMPOSSIBLE)
                : ask(Step.TO, asking.wishing(asking.wish().from(time)));
    }

    private String to(Asking asking, @Nullable String digits) {
        LocalTime from = asking.wish().from();
        if (from == null) {
            return again(Step.FROM, asking, null);
        }
        LocalTime time = SafeTimes.time(digits);
        Optional<SafeTimes.Window> window =
                time == null ? Optional.empty() : SafeTimes.between(from, time, asking.callback(), clock.instant());
        return window.map(found -> safe(asking, found))
                .orElseGet(() -> again(Step.TO, asking, Phrase.CALLBACK_TIME_IMPOSSIBLE));
    }

    private String safe(Asking asking, SafeTimes.Window window) {
        return ask(Step.VOICEMAIL, asking.wishing(asking.wish().between(window.notBefore(), window.notAfter())));
    }

    private String confirm(Asking asking, @Nullable String key) {
        return switch (key) {
            case "1" -> agree(asking);
            case "2" -> ask(Step.NUMBER, asking.wishing(Wish.NOTHING));
            case null, default -> again(Step.CONFIRM, asking, null);
        };
    }

    private String agree(Asking asking) {
        Instant now = clock.instant();
        Instant from = asking.wish().notBefore();
        Instant until = asking.wish().notAfter();
        Optional<SafeTimes.Window> left =
                from == null || until == null ? Optional.empty() : SafeTimes.left(from, until, asking.callback(), now);
        if (left.isEmpty()) {
            return again(Step.TIME, asking, Phrase.CALLBACK_TIME_IMPOSSIBLE);
        }
        CallbackAsked asked = asked(asking, left.get(), now);
        if (signals.publish(asked, now) instanceof Publication.Refused refused) {
            LOG.log(Level.ERROR, "call back not kept signal={0} reason={1}", asked.signalId(), refused.reason());
            alarms.raise("callback-not-kept");
            return flow.backToWaiting(asking.turn(), Phrase.CALLBACK_NOT_AGREED);
        }
        return flow.farewell(asking.turn().language(), Phrase.CALLBACK_AGREED);
    }

    /** Asked for twice on one call with the same answers, it is one. */
    private CallbackAsked asked(Asking asking, SafeTimes.Window window, Instant now) {
        String thread = asking.call().thread();
        String number = asking.wish().number();
        Sealed to = number == null ? null : keys.sealer().seal(Reader.DESK, thread, SealedField.CALLBACK_TO, number);
        String answers = keys.lookup()
                .of("callback", asking.wish().voicemail(true).text().strip());
        return new CallbackAsked(
                Ids.digest("callback-asked", asking.call().callSid(), answers),
                thread,
                asking.line().id(),
                Channel.VOICE,
                window.notBefore(),
                window.notAfter(),
                asking.wish().voicemail(),
                now,
                to);
    }

    private String ask(Step step, Asking asking) {
        return ask(step, asking, List.of());
    }

    private String ask(Step step, Asking asking, List<Spoken> first) {
        return questions.ask(
                step,
                asking.line(),
                asking.callback(),
                asking.turn(),
                asking.call(),
                asking.wish(),
                first,
                clock.instant());
    }

    /** @param why in words; absent: nothing was pressed, or a key that means nothing */
    private String again(Step step, Asking asking, @Nullable Phrase why) {
        Asking tried = asking.wishing(asking.wish().inVain());
        return tried.wish().tries() >= TRIES
                ? flow.backToWaiting(asking.turn(), Phrase.CALLBACK_NOT_AGREED)
                : ask(step, tried, why == null ? List.of() : List.of(questions.say(asking.turn(), why)));
    }
}
