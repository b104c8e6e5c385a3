package dev.lantern.routing.desk;

import dev.lantern.events.DeskCommand;
import dev.lantern.routing.desk.FeedHub.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Opens desk streams. The mailbox joins the live feed first and what was missed is read up to just that place, so there
 * is neither a gap nor a double between the two.
 */
public final class DeskStreams {

    private static final Logger LOG = Logger.getLogger(DeskStreams.class);
    private static final Duration HISTORY_ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final FeedHub hub;
    private final FeedHistory history;
    private final CommandDesk commands;
    private final DeskPresence presence;
    private final QueueBoard board;
    private final int mailboxCapacity;
    private final Clock clock;

    DeskStreams(
            FeedHub hub,
            FeedHistory history,
            CommandDesk commands,
            DeskPresence presence,
            QueueBoard board,
            int mailboxCapacity,
            Clock clock) {
        this.hub = hub;
        this.history = history;
        this.commands = commands;
        this.presence = presence;
        this.board = board;
        this.mailboxCapacity = mailboxCapacity;
        this.clock = clock;
    }

    /**
     * Whose stream it is, and of which line.
     *
     * @param supervisor who also sees how the line stands, each second
     */
    public record Reader(String line, String advocate, boolean supervisor) {}

    /**
     * @param lastSeen offset of the last event the client has, if it has one
     * @param hangUp runs, on any thread, when the client is too slow: its connection has to go; must not block
     */
    public StreamOpening open(Reader reader, OptionalLong lastSeen, Runnable hangUp) throws InterruptedException {
        if (lastSeen.isPresent()) {
            Optional<StreamOpening> resumed = resume(reader, lastSeen.getAsLong(), hangUp);
            if (resumed.isPresent()) {
                return resumed.get();
            }
        }
        return startAnew(reader, hangUp);
    }

    /** Empty when the feed no longer has all that was missed. */
    private Optional<StreamOpening> resume(Reader reader, long lastSeen, Runnable hangUp) throws InterruptedException {
        String advocate = reader.advocate();
        Mailbox live = mailbox(reader, hangUp);
        Optional<Place> place = hub.join(advocate, live);
        if (place.isEmpty()) {
            live.end(StreamEnd.CLOSED);
            return Optional.of(new StreamOpening.Unavailable());
        }
        try {
            Optional<CatchUp> missed = history.open(
                    advocate, place.get().partition(), lastSeen + 1, place.get().offset(), HISTORY_ANSWERS_WITHIN);
            if (missed.isEmpty()) {
                live.end(StreamEnd.CLOSED);
            }
            return missed.map(m -> new StreamOpening.Open(DeskStream.resumed(reader.line(), live, m, lastSeen)));
        } catch (KafkaException e) {
            LOG.warnf(
                    "the desk feed cannot be read again: error=%s", e.getClass().getSimpleName());
            live.end(StreamEnd.CLOSED);
            return Optional.of(new StreamOpening.Unavailable());
        }
    }

    private StreamOpening startAnew(Reader reader, Runnable hangUp) throws InterruptedException {
        String line = reader.line();
        Mailbox live = mailbox(reader, hangUp);
        if (hub.join(reader.advocate(), live).isEmpty()) {
            live.end(StreamEnd.CLOSED);
            return new StreamOpening.Unavailable();
        }
        StreamOpening opening = new StreamOpening.Unavailable();
        try {
            opening = switch (commands.ask(refresh(line, reader.advocate()), null)) {
                case CommandOutcome.Done done -> new StreamOpening.Open(DeskStream.fresh(line, live));
                // It is on the log: the snapshot will come.
                case CommandOutcome.Unanswered late -> new StreamOpening.Open(DeskStream.fresh(line, live));
                case CommandOutcome.Refused refused -> new StreamOpening.Refused(refused.refusal());
                case CommandOutcome.NotTaken no -> new StreamOpening.Unavailable();
            };
        } finally {
            if (!(opening instanceof StreamOpening.Open)) {
                live.end(StreamEnd.CLOSED);
            }
        }
        return opening;
    }

    private DeskCommand refresh(String line, String advocate) {
        return new DeskCommand.RefreshDesk(UUID.randomUUID().toString(), line, advocate, clock.instant());
    }

    /** What is opened with it ends with it, whatever ends it. */
    private Mailbox mailbox(Reader reader, Runnable hangUp) {
        AtomicReference<QueueBoard.Watch> watch = new AtomicReference<>(() -> {});
        Mailbox mailbox = new Mailbox(mailboxCapacity, ended -> {
            hub.leave(reader.advocate(), ended);
            watch.get().close();
            presence.closed(reader.line(), reader.advocate());
            if (ended.ended().filter(StreamEnd.TOO_SLOW::equals).isPresent()) {
                hangUp.run();
            }
        });
        presence.opened(reader.line(), reader.advocate());
        if (reader.supervisor()) {
            watch.set(board.watch(reader.line(), mailbox::offer));
        }
        return mailbox;
    }
}
