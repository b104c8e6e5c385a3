package dev.lantern.routing.host;

import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.lines.LineSource;
import dev.lantern.routing.engine.triage.Findings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the engine's topology from start to stop. It waits for Kafka and its topics rather than fail without them. */
public final class RoutingHost implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RoutingHost.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    /** Lines move in seconds whenever an instance comes or goes; meanwhile commands wait on the log. */
    private static final Duration MOVING = Duration.ofSeconds(15);

    private final HostSettings settings;
    private final Supplier<KafkaStreams> build;
    private final RoutingMeters meters;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread starter = Thread.ofPlatform().name("routing-host").unstarted(this::run);
    private volatile List<String> problems = List.of("The routing engine has not started yet.");
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable Long ranAt;
    private final ReadWatch watch;
    private final HangingTransactions transactions;

    public RoutingHost(
            HostSettings settings,
            Keyring keys,
            LineSource lines,
            Function<SignalReceived, Findings> reading,
            RoutingMeters meters) {
        this.settings = settings;
        this.meters = meters;
        this.watch = new ReadWatch(settings, this::active);
        this.transactions = new HangingTransactions(settings, meters);
        this.build = () -> new KafkaStreams(
                RoutingTopology.of(settings, keys, lines, reading, EngineClock::system, meters),
                StreamsProperties.of(settings));
    }

    public void start() {
        starter.start();
    }

    private void run() {
        try {
            waitForBroker();
            if (stop.getCount() > 0) {
                startStreams();
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped before it started", e);
        }
    }

    private void waitForBroker() throws InterruptedException {
        BrokerCheck check = new BrokerCheck(settings, RoutingTopology.topics());
        do {
            List<String> found = check.problems();
            if (!found.isEmpty() && !found.equals(problems)) {
                LOG.warnf("routing waits: %s", String.join(" ", found));
            }
            problems = found;
        } while (!problems.isEmpty() && !stop.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    }

    private synchronized void startStreams() {
        KafkaStreams started = build.get();
        started.setUncaughtExceptionHandler(e -> {
            // Not the message: a serialization error may quote a record.
            LOG.errorf(
                    "a stream thread failed and is replaced: error=%s",
                    rootOf(e).getClass().getName());
            meters.threadReplaced();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        started.setStateListener((now, before) -> {
            LOG.infof("routing is %s", now);
            if (now == KafkaStreams.State.RUNNING || before == KafkaStreams.State.RUNNING) {
                ranAt = System.nanoTime();
            }
        });
        streams = started;
        started.start();
        watch.start();
        transactions.start();
    }

    /** Why commands and signals would not be decided soon; empty when they would. */
    public List<String> notReady() {
        KafkaStreams running = streams;
        if (running == null) {
            return problems;
        }
        KafkaStreams.State state = running.state();
        return switch (state) {
            case RUNNING -> List.of();
            case REBALANCING -> movedJustNow() ? List.of() : List.of("The routing engine is still rebalancing.");
            case CREATED, PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR ->
                List.of("The routing engine is " + state + ".");
        };
    }

    private boolean movedJustNow() {
        Long ran = ranAt;
        return ran != null && System.nanoTime() - ran < MOVING.toNanos();
    }

    /** Why only a new process would help. */
    public Optional<String> dead(Duration stalledAfter) {
        KafkaStreams running = streams;
        return running == null
                ? Optional.empty()
                : StreamsWatch.problem(running, settings.threads(), stalledAfter)
                        .or(() -> stuck(stalledAfter));
    }

    private Optional<String> stuck(Duration stalledAfter) {
        return watch.stuck().compareTo(stalledAfter) > 0
                ? Optional.of("Records have waited for " + watch.stuck().toSeconds() + " seconds and none is decided.")
                : Optional.empty();
    }

    private Set<TopicPartition> active() {
        KafkaStreams running = streams;
        return running == null
                ? Set.of()
                : running.metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .flatMap(task -> task.topicPartitions().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        stop.countDown();
        starter.interrupt();
        watch.close();
        transactions.close();
        synchronized (this) {
            KafkaStreams running = streams;
            if (running != null) {
                // Leaving tells the others at once to take over the lines.
                running.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(STOP_WITHIN));
            }
        }
    }

    private static Throwable rootOf(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
