package dev.lantern.routing.desk;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/** The desk of one instance, put together: commands in, streams out. */
public final class Desk implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Desk.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final EventCodec codec;
    private final DeskMeters meters;
    private final Producer<byte[], byte[]> producer;
    private final FeedHub hub = new FeedHub();
    private final FeedTail tail;
    private final CommandDesk commands;
    private final RosterDesk roster;
    private final DeskPresence presence;
    private final Duration again;
    private final QueueBoard board = new QueueBoard();
    private final QueueTail queueTail;
    private final DeskStreams streams;
    private final StreamWriter writer;

    public Desk(DeskSettings settings, Keyring keys, DeskMeters meters) {
        this.codec = new EventCodec(settings.partitions());
        this.meters = meters;
        this.producer = DeskClients.producer(settings);
        this.tail = new FeedTail(
                () -> DeskClients.consumer(settings), new FeedReader(codec, this::bury), hub, settings.partitions());
        this.commands = new CommandDesk(producer, codec, hub, settings.answerWithin(), meters);
        this.roster = new RosterDesk(commands);
        // What the tail could not read is in the dead letters already.
        FeedReader again = new FeedReader(codec, (record, why) -> {});
        FeedHistory history = new FeedHistory(() -> DeskClients.consumer(settings), again, settings.resumeLimit());
        this.presence = new DeskPresence(commands::tell, InstantSource.system());
        this.again = settings.presence();
        this.queueTail = new QueueTail(() -> DeskClients.consumer(settings), codec, board, settings.partitions());
        this.streams = new DeskStreams(hub, history, commands, presence, board, settings.mailbox(), Clock.systemUTC());
        this.writer =
                new StreamWriter(new DeskView(keys.opener()), settings.heartbeat(), InstantSource.system(), meters);
        meters.streamsOf(hub);
    }

    public void start() {
        tail.start();
        queueTail.start();
        presence.start(again);
    }

    public CommandDesk commands() {
        return commands;
    }

    public RosterDesk roster() {
        return roster;
    }

    /** How the lines stand. */
    public QueueBoard board() {
        return board;
    }

    public DeskStreams streams() {
        return streams;
    }

    public StreamWriter writer() {
        return writer;
    }

    /** Whether commands can be answered and streams opened. */
    public boolean ready() {
        return hub.started();
    }

    /** Why only a new process would help. */
    public Optional<String> dead(Duration stalledAfter) {
        if (!tail.alive()) {
            return Optional.of("The desk feed is not followed any more.");
        }
        return tail.idle().compareTo(stalledAfter) > 0
                ? Optional.of("The desk feed was not asked for news for "
                        + tail.idle().toSeconds() + " seconds.")
                : Optional.empty();
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, Decoded.Unreadable why) {
        LOG.errorf(
                "a record goes to the dead letters: topic=%s partition=%d offset=%d reason=%s detail=%s",
                record.topic(), record.partition(), record.offset(), why.reason(), why.detail());
        meters.deadLetter(Topics.DESK_FEED, why.reason());
        producer.send(codec.deadLetter(Topics.DESK_FEED, record.key(), record.value(), record.headers(), why));
    }

    @Override
    public void close() {
        tail.close();
        queueTail.close();
        presence.close();
        producer.close(CLOSE_WITHIN);
    }
}
