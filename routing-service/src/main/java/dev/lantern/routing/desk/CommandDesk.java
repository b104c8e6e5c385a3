package dev.lantern.routing.desk;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent.CommandAnswered;
import dev.lantern.events.FeedEvent.RosterListed;
import dev.lantern.events.Sources;
import dev.lantern.routing.desk.CommandOutcome.Done;
import dev.lantern.routing.desk.CommandOutcome.NotTaken;
import dev.lantern.routing.desk.CommandOutcome.Refused;
import dev.lantern.routing.desk.CommandOutcome.Unanswered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts a command on the log and waits for what the engine answers on the actor's feed. Thread-safe, blocking. */
public final class CommandDesk {

    private static final Logger LOG = Logger.getLogger(CommandDesk.class);

    private static final String SOURCE = Sources.service("routing-service");

    private final Producer<byte[], byte[]> producer;
    private final EventCodec codec;
    private final FeedHub hub;
    private final Duration answerWithin;
    private final DeskMeters meters;

    /** @param producer with {@code acks=all} and a delivery time-out, which bounds how long a send blocks */
    CommandDesk(
            Producer<byte[], byte[]> producer,
            EventCodec codec,
            FeedHub hub,
            Duration answerWithin,
            DeskMeters meters) {
        this.producer = producer;
        this.codec = codec;
        this.hub = hub;
        this.answerWithin = answerWithin;
        this.meters = meters;
    }

    /** @param traceParent W3C trace context of the request */
    public CommandOutcome ask(DeskCommand command, @Nullable String traceParent) throws InterruptedException {
        return ask(command, traceParent, shown -> {});
    }

    /** @param shows is given what the engine shows in answer, if the command is done */
    CommandOutcome ask(DeskCommand command, @Nullable String traceParent, Consumer<List<RosterListed>> shows)
            throws InterruptedException {
        long start = System.nanoTime();
        CommandOutcome outcome = send(command, traceParent, shows);
        meters.asked(command.getClass().getSimpleName(), outcome, Duration.ofNanos(System.nanoTime() - start));
        return outcome;
    }

    /** Tells the engine something that it does not answer; whoever tells it tells it again. */
    void tell(DeskCommand command) {
        producer.send(codec.encode(envelope(command, null)), (metadata, e) -> {
            if (e != null) {
                LOG.debugf("a fact was not told: error=%s", e.getClass().getSimpleName());
            }
        });
    }

    private CommandOutcome send(DeskCommand command, @Nullable String traceParent, Consumer<List<RosterListed>> shows)
            throws InterruptedException {
        String id = command.commandId();
        if (!hub.started()) {
            return new NotTaken(id);
        }
        try (AwaitedAnswer answer = hub.await(id, command.actor())) {
            producer.send(codec.encode(envelope(command, traceParent))).get();
            CommandOutcome outcome = outcome(id, answer.within(answerWithin));
            shows.accept(answer.shown());
            return outcome;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("a command was not taken by the event log: commandId=%s error=%s", id, causeOf(e));
            return new NotTaken(id);
        }
    }

    private static Envelope<DeskCommand> envelope(DeskCommand command, @Nullable String traceParent) {
        return new Envelope<>(command.commandId(), SOURCE, command.requestedAt(), null, traceParent, command);
    }

    private static CommandOutcome outcome(String id, Optional<CommandAnswered> answer) {
        return answer.map(a -> a.refusal() == null
                        ? new Done(id, a.at())
                        : (CommandOutcome) new Refused(id, Discretion.shown(a.refusal())))
                .orElseGet(() -> new Unanswered(id));
    }

    private static String causeOf(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName();
    }
}
