package dev.lantern.routing.desk;

import dev.lantern.events.DeskCommand;
import dev.lantern.routing.desk.FeedHub.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
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
    private final int mailboxCapacity;
    private final Clock clock;

    DeskStreams(FeedHub hub, FeedHistory history, CommandDesk commands, int mailboxCapacity, Clock clock) {
        this.hub = hub;
        this.history = history;
        this.commands = commands;
        this.mailboxCapacity = mailboxCapacity;
        this.clock = clock;
    }

    /**
     * @param lastSeen offset of the last event the client has, if it has one
     * @param hangUp runs, on any thread, when the client is too slow: its connection has to go; must not block
     */
    public StreamOpening open(String line, String advocate, OptionalLong lastSeen, Runnable hangUp)
            throws InterruptedException {
        if (lastSeen.isPresent()) {
            Optional<StreamOpening> resumed = resume(line, advocate, lastSeen.getAsLong(), hangUp);
            if (resumed.isPresent()) {
                return resumed.get();
            }
        }
        return startAnew(line, advocate, hangUp);
    }

    /** Empty when the feed no longer has all that was missed. */
    private Optional<StreamOpening> resume(String line, String advocate, long lastSeen, Runnable hangUp)
            throws InterruptedException {
        Mailbox live = mailbox(advocate, hangUp);
        Optional<Place> place = hub.join(advocate, live);
        if (place.isEmpty()) {
            return Optional.of(new StreamOpening.Unavailable());
        }
        try {
            Optional<CatchUp> missed = history.open(
                    advocate, place.get().partition(), lastSeen + 1, place.get().offset(), HISTORY_ANSWERS_WITHIN);
            if (missed.isEmpty()) {
                hub.leave(advocate, live);
            }
            return missed.map(m -> new StreamOpening.Open(DeskStream.resumed(line, live, m, lastSeen)));
        } catch (KafkaException e) {
            LOG.warnf(
                    "the desk feed cannot be read again: error=%s", e.getClass().getSimpleName());
            hub.leave(advocate, live);
            return Optional.of(new StreamOpening.Unavailable());
        }
    }

    private StreamOpening startAnew(String line, String advocate, Runnable hangUp) throws InterruptedException {
        Mailbox live = mailbox(advocate, hangUp);
        if (hub.join(advocate, live).isEmpty()) {
            return new StreamOpening.Unavailable();
        }
        StreamOpening opening = new StreamOpening.Unavailable();
        try {
            opening = switch (commands.ask(refresh(line, advocate), null)) {
                case CommandOutcome.Done done -> new StreamOpening.Open(DeskStream.fresh(line, live));
                // It is on the log: the snapshot will come.
                case CommandOutcome.Unanswered late -> new StreamOpening.Open(DeskStream.fresh(line, live));
                case CommandOutcome.Refused refused -> new StreamOpening.Refused(refused.refusal());
                case CommandOutcome.NotTaken no -> new StreamOpening.Unavailable();
            };
        } finally {
            if (!(opening instanceof StreamOpening.Open)) {
                hub.leave(advocate, live);
            }
        }
        return opening;
    }

    private DeskCommand refresh(String line, String advocate) {
        return new DeskCommand.RefreshDesk(UUID.randomUUID().toString(), line, advocate, clock.instant());
    }

    private Mailbox mailbox(String advocate, Runnable hangUp) {
        return new Mailbox(mailboxCapacity, ended -> {
            hub.leave(advocate, ended);
            if (ended.ended().filter(StreamEnd.TOO_SLOW::equals).isPresent()) {
                hangUp.run();
            }
        });
    }
}
