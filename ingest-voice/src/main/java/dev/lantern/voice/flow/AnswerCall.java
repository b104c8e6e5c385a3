package dev.lantern.voice.flow;

import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.SignalEvent;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.InboundCall;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.messages.Spoken;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.Standing;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done and answered at each step of a person's call. A call is a signal, durable, before the person waits; from
 * then on each round looks anew at what routing says of it.
 */
public final class AnswerCall {

    private static final System.Logger LOG = System.getLogger(AnswerCall.class.getName());

    /** Before backup numbers that did not answer are dialled again. */
    private static final Duration BACKUP_AGAIN = Duration.ofMinutes(2);

    /** Names an advocate who has just lost the call, though what we read of routing may not say so yet. */
    public static final String WITHOUT = "without";

    private final Supplier<Lines> lines;
    private final Messages messages;
    private final CallFlow flow;
    private final LastResort lastResort;
    private final QueueView queue;
    private final CallSignals signals;
    private final Keyring keys;
    private final InstantSource clock;
    private final Alarms alarms;

    public AnswerCall(
            Supplier<Lines> lines,
            Messages messages,
            CallFlow flow,
            LastResort lastResort,
            QueueView queue,
            CallSignals signals,
            Keyring keys,
            InstantSource clock,
            Alarms alarms) {
        this.lines = lines;
        this.messages = messages;
        this.flow = flow;
        this.lastResort = lastResort;
        this.queue = queue;
        this.signals = signals;
        this.keys = keys;
        this.clock = clock;
        this.alarms = alarms;
    }

    /** A step with a call and a line. */
    @FunctionalInterface
    private interface Step {
        String of(Line line, Turn turn, InboundCall call);
    }

    /** The telephone rings. */
    public String arrive(TwilioForm query, TwilioForm form) {
        Optional<InboundCall> call = InboundCall.from(form);
        if (call.isEmpty()) {
            return lastResort.help("missing-parameters", query, form);
        }
        Lines current = lastResort.remember(lines);
        Optional<Line> line = current.byDialledNumber(call.get().dialled());
        Optional<Line> neutral = CallFlow.neutral(current, call.get().dialled());
        if (line.isEmpty() && neutral.isPresent()) {
            return flow.takesNoCalls(neutral.get());
        }
        if (line.isEmpty()) {
            // The number is ours; the call's id lets an operator find the call at the provider.
            LOG.log(
                    Level.ERROR,
                    "call to a number of no line, put it into a line file number={0} call={1}",
                    call.get().dialled(),
                    call.get().callSid());
            return lastResort.help("unknown-number", query, form);
        }
        return flow.greeting(line.get(), call.get().dialled());
    }

    /** A key of the menu of languages, or none. */
    public String language(TwilioForm query, TwilioForm form) {
        return step(query, form, (line, turn, call) -> flow.danger(line, turn.in(chosen(line, turn, form))));
    }

    /** The last question is answered, or not: the call becomes a signal, and the person waits. */
    public String queue(TwilioForm query, TwilioForm form) {
        return step(query, form, (line, turn, call) -> {
            Boolean inDanger = inDanger(form.present("Digits"));
            return keep(line, turn.answered(inDanger).waitingFrom(now()), call);
        });
    }

    /** A round of waiting. */
    public String waiting(TwilioForm query, TwilioForm form) {
        String without = query.present(WITHOUT);
        return step(
                query,
                form,
                (line, turn, call) -> queue.standing(call.thread()) instanceof Standing.Assigned(String holder)
                                && holder.equals(without)
                        ? announced(line, turn, call)
                        : goOn(line, turn, call, List.of(), true));
    }

    /** A key while waiting. */
    public String key(TwilioForm query, TwilioForm form) {
        return step(query, form, (line, turn, call) -> {
            String key = form.present("Digits");
            if ("1".equals(key)) {
                Instant at = clock.instant();
                publish(call.toDanger(line.id(), turn.language(), keys.sealer(), keys.lookup(), at), at);
                return goOn(line, turn.answered(true), call, List.of(say(turn, Phrase.NOTED_DANGER)), false);
            }
            if ("2".equals(key) && CallFlow.offersCallback(line, turn)) {
                return flow.toCallback(turn);
            }
            if ("9".equals(key)) {
                Instant at = clock.instant();
                publish(call.toEnd(line.id(), Reason.LEFT, at), at);
                return flow.farewell(turn.language(), Phrase.LEAVING);
            }
            return goOn(line, turn, call, List.of(), false);
        });
    }

    /** The provider was told to bring the person into the room. */
    public String room(TwilioForm query, TwilioForm form) {
        return step(query, form, (line, turn, call) -> flow.room(turn, call.thread()));
    }

    /** The advocate has ended the conversation. */
    public String goodbye(TwilioForm query, TwilioForm form) {
        return flow.farewell(language(Turn.from(query)), Phrase.GOODBYE);
    }

    /** What the person hears in the room until somebody comes. */
    public String hold(TwilioForm query, TwilioForm form) {
        Turn turn = Turn.from(query);
        return lastResort
                .remember(lines)
                .byId(turn.line())
                .map(line -> flow.hold(line, turn))
                .orElseGet(() -> lastResort.help("unknown-line", query, form));
    }

    /** The room is closed and the person is still there. */
    public String left(TwilioForm query, TwilioForm form) {
        return step(
                query,
                form,
                (line, turn, call) ->
                        queue.standing(call.thread()) instanceof Standing.Over(boolean completed) && completed
                                ? flow.farewell(turn.language(), Phrase.GOODBYE)
                                : flow.backToWaiting(turn));
    }

    /**
     * A backup number was dialled, with or without success.
     *
     * @param next which one is next, from 0
     */
    public String backup(TwilioForm query, TwilioForm form, int next) {
        Turn turn = Turn.from(query);
        String dialled = form.present("DialCallStatus");
        if ("completed".equals(dialled) || "answered".equals(dialled)) {
            return flow.farewell(language(turn), Phrase.GOODBYE);
        }
        Optional<Line> line = lastResort.remember(lines).byId(turn.line());
        Optional<InboundCall> call = call(turn, form);
        if (line.isPresent() && call.isPresent() && assigned(call.get())) {
            return flow.room(turn, call.get().thread());
        }
        return lastResort
                .backup(turn.in(language(turn)), line, next)
                .orElseGet(() -> line.isEmpty()
                        ? flow.farewell(language(turn), Phrase.NOBODY)
                        : flow.backToWaiting(turn.triedBackup(now()), Phrase.BACKUP_BUSY));
    }

    private String step(TwilioForm query, TwilioForm form, Step step) {
        Turn turn = Turn.from(query);
        Optional<InboundCall> call = call(turn, form);
        Optional<Line> line = lastResort.remember(lines).byId(turn.line());
        if (call.isEmpty() || line.isEmpty()) {
            return lastResort.help(call.isEmpty() ? "missing-parameters" : "unknown-line", query, form);
        }
        return step.of(line.get(), turn.in(language(turn)), call.get());
    }

    private static Optional<InboundCall> call(Turn turn, TwilioForm form) {
        String conversation = turn.of();
        Optional<InboundCall> call = InboundCall.from(form);
        return conversation == null ? call : call.map(one -> one.about(conversation));
    }

    private String keep(Line line, Turn turn, InboundCall call) {
        Instant at = clock.instant();
        Publication kept = publish(
                call.toSignal(line.id(), turn.language(), turn.inDanger(), keys.sealer(), keys.lookup(), at), at);
        return switch (kept) {
            case Publication.OnBroker broker -> announced(line, turn.kept(), call);
            // Nobody reads the spool: advocates hear of the call when Kafka is back, the person needs somebody now.
            case Publication.OnSpool spool -> elsewhere(line, turn.kept(), call, "backup");
            case Publication.Refused refused -> elsewhere(line, turn, call, "backup");
        };
    }

    private Publication publish(SignalEvent event, Instant at) {
        Publication publication = signals.publish(event, at);
        if (publication instanceof Publication.Refused refused) {
            LOG.log(Level.ERROR, "call not kept signal={0} reason={1}", event.signalId(), refused.reason());
            alarms.raise("not-kept");
        }
        return publication;
    }

    /** @param announce whether the person is told where they stand */
    private String goOn(Line line, Turn turn, InboundCall call, List<Spoken> first, boolean announce) {
        if (!turn.durable()) {
            return keep(line, turn.waitingFrom(now()), call);
        }
        Standing standing = queue.standing(call.thread());
        return switch (standing) {
            case Standing.Assigned assigned -> flow.room(turn, call.thread());
            case Standing.Over(boolean completed) ->
                completed
                        ? flow.farewell(turn.language(), Phrase.GOODBYE)
                        : unserved(line, turn, call, first, announce);
            case Standing.Waiting(boolean overflows, String former) ->
                overflows && backupIsDue(turn)
                        ? elsewhere(line, turn, call, "overflow")
                        : queue.routingIsHeard(line.id(), line.voice().backup().after(), clock.instant())
                                ? waits(line, turn, call, first, announce)
                                : unserved(line, turn, call, first, announce);
            case Standing.ToBeCalled agreed ->
                turn.of() == null
                        ? flow.farewell(turn.language(), Phrase.CALLBACK_AGREED)
                        : waits(line, turn, call, first, announce);
            case Standing.Unheard unheard -> unserved(line, turn, call, first, announce);
        };
    }

    /** Routing does not know of the call, or is silent: for how long the line allows, then the backup numbers. */
    private String unserved(Line line, Turn turn, InboundCall call, List<Spoken> first, boolean announce) {
        long limit = line.voice().backup().after().toSeconds();
        boolean due = now() - turn.since() >= limit && backupIsDue(turn);
        return due ? elsewhere(line, turn, call, "backup") : waits(line, turn, call, first, announce);
    }

    private boolean backupIsDue(Turn turn) {
        return turn.backupAt() == 0 || now() - turn.backupAt() >= BACKUP_AGAIN.toSeconds();
    }

    private String elsewhere(Line line, Turn turn, InboundCall call, String reason) {
        alarms.raise(reason);
        return lastResort
                .backup(turn.triedBackup(now()), Optional.of(line), 0)
                .orElseGet(() -> announced(line, turn.triedBackup(now()), call));
    }

    private String announced(Line line, Turn turn, InboundCall call) {
        return waits(line, turn, call, List.of(), true);
    }

    private String waits(Line line, Turn turn, InboundCall call, List<Spoken> first, boolean announce) {
        List<Spoken> words = new ArrayList<>(first);
        if (announce) {
            words.addAll(new Announcement(line, messages.in(turn.language()))
                    .of(turn, queue.line(line.id()), queue.place(line.id(), call.thread())));
        }
        return flow.waiting(line, turn, words);
    }

    private boolean assigned(InboundCall call) {
        return queue.standing(call.thread()) instanceof Standing.Assigned;
    }

    private Spoken say(Turn turn, Phrase phrase) {
        return messages.in(turn.language()).say(phrase);
    }

    private static String language(Turn turn) {
        return turn.language().isEmpty() ? Messages.ENGLISH : turn.language();
    }

    private static String chosen(Line line, Turn turn, TwilioForm form) {
        String key = form.present("Digits");
        List<String> languages = line.voice().languages();
        boolean inMenu = key != null && key.matches("[1-9]") && Integer.parseInt(key) <= languages.size();
        return inMenu ? languages.get(Integer.parseInt(key) - 1) : turn.language();
    }

    /** Whoever says nothing was not heard to be safe. */
    private static @Nullable Boolean inDanger(@Nullable String key) {
        return "1".equals(key) ? Boolean.TRUE : "2".equals(key) ? Boolean.FALSE : null;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
