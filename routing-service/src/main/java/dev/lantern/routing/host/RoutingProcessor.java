package dev.lantern.routing.host;

import dev.lantern.events.Decoded;
import dev.lantern.events.Decoded.Reason;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent.CommandAnswered;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.Ids;
import dev.lantern.events.Partitions;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.triage.Findings;
import dev.lantern.routing.host.LineDecider.Decided;
import dev.lantern.routing.host.Received.Dead;
import dev.lantern.routing.host.Received.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One task: the one writer of every line of its partition. Stores, outputs and input positions commit together. */
final class RoutingProcessor implements Processor<byte[], byte[], byte[], ProducerRecord<byte[], byte[]>> {

    private static final Logger LOG = Logger.getLogger(RoutingProcessor.class);
    private static final Duration SNAPSHOT_EVERY = Duration.ofSeconds(1);

    private final HostSettings settings;
    private final EventCodec codec;
    private final Outbox outbox;
    private final KnownLines known;
    private final RoutingMeters meters;
    private final Function<SignalReceived, Findings> reading;
    private final EngineClock clock;
    private @Nullable Task task;

    /** What there is only once the task is assigned. */
    private record Task(
            ProcessorContext<byte[], ProducerRecord<byte[], byte[]>> context,
            int partition,
            Inbox inbox,
            TaskLines lines,
            InputLag lag,
            Pauses pauses) {}

    RoutingProcessor(
            HostSettings settings,
            Outbox outbox,
            KnownLines known,
            Function<SignalReceived, Findings> reading,
            EngineClock clock,
            RoutingMeters meters) {
        this.settings = settings;
        this.codec = settings.codec();
        this.outbox = outbox;
        this.known = known;
        this.reading = reading;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<byte[], ProducerRecord<byte[], byte[]>> context) {
        LineStore store = new LineStore(context.getStateStore(RoutingTopology.STORE));
        TaskLines lines = new TaskLines(store, known, new LineDecider(outbox), clock, meters);
        InputLag lag = new InputLag(clock::wall);
        task = new Task(
                context,
                context.taskId().partition(),
                new Inbox(codec, settings.partitions(), known::hasFile),
                lines,
                lag,
                new Pauses(settings.commitEvery()));
        context.schedule(
                settings.tickEvery(), PunctuationType.WALL_CLOCK_TIME, _ -> lines.tick(lag.atTick(), this::forward));
        context.schedule(SNAPSHOT_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> snapshot());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata from = task().context().recordMetadata().orElseThrow();
        if (from.topic().equals(Topics.SIGNALS)) {
            task().lag().signal();
        } else {
            task().lag().command(Instant.ofEpochMilli(ReadFirst.written(record.timestamp())));
        }
        switch (task().inbox().read(from.topic(), from.partition(), record.headers(), record.value())) {
            case Work(String line, Input input, String traceParent) -> work(from, record, line, input, traceParent);
            case Dead(Decoded.Unreadable why) -> bury(from, record, why);
        }
    }

    private void work(
            RecordMetadata from,
            Record<byte[], byte[]> record,
            String line,
            Input input,
            @Nullable String traceParent) {
        if (!task().lines().knows(line) && input instanceof Input.Command(DeskCommand command)) {
            forward(outbox.record(unknownLine(command)));
            return;
        }
        Optional<Decided> decided = task().lines().decide(line, read(input), traceParent);
        decided.ifPresentOrElse(
                this::forward,
                () -> bury(from, record, new Decoded.Unreadable(Reason.FAILED, "the engine failed on it")));
        // Under load many decisions share a commit. After a pause one would wait for it alone.
        if (task().pauses().endAt(task().context().currentSystemTimeMs())) {
            task().context().commit();
        }
    }

    /** A signal with what its text says; the engine itself opens nothing. */
    private Input read(Input input) {
        if (!(input instanceof Input.Signal(SignalReceived signal, Findings _))) {
            return input;
        }
        Findings findings = reading.apply(signal);
        meters.read(signal.line(), findings);
        return new Input.Signal(signal, findings);
    }

    private Envelope<CommandAnswered> unknownLine(DeskCommand command) {
        Refusal refusal = new Refusal(Refusal.Code.UNKNOWN_LINE, "There is no such line.");
        Instant now = clock.now();
        return new Envelope<>(
                Ids.caused(command.commandId(), 0),
                Outbox.SOURCE,
                now,
                command.commandId(),
                null,
                new CommandAnswered(command.actor(), command.line(), command.commandId(), refusal, now));
    }

    private void bury(RecordMetadata from, Record<byte[], byte[]> record, Decoded.Unreadable why) {
        LOG.errorf(
                "a record goes to the dead letters: topic=%s partition=%d offset=%d reason=%s detail=%s",
                from.topic(), from.partition(), from.offset(), why.reason(), why.detail());
        meters.deadLetter(from.topic(), why.reason());
        forward(codec.deadLetter(from.topic(), record.key(), record.value(), record.headers(), why));
    }

    private void snapshot() {
        int partition = task().partition();
        for (QueueSnapshot queue :
                task().lines().snapshots(line -> Partitions.of(line, settings.partitions()) == partition)) {
            meters.queue(queue);
            forward(outbox.record(new Envelope<>(
                    Ids.digest("queue-snapshot", queue.line(), queue.at().toString()),
                    Outbox.SOURCE,
                    queue.at(),
                    null,
                    null,
                    queue)));
        }
        meters.clock(partition, clock.behindWall());
        meters.publishGauges();
    }

    private void forward(Decided decided) {
        decided.records().forEach(this::forward);
    }

    private void forward(ProducerRecord<byte[], byte[]> record) {
        task().context()
                .forward(
                        new Record<>(record.key(), record, clock.now().toEpochMilli(), record.headers()),
                        RoutingTopology.sinkOf(record.topic()));
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("init comes first");
        }
        return task;
    }

    @Override
    public void close() {
        if (task != null) {
            meters.forget(task.partition(), task.lines().lines());
            task = null;
        }
    }
}
