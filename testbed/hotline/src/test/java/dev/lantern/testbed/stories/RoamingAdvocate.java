package dev.lantern.testbed.stories;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An advocate whose frontend knows several instances of the desk: when one is gone it comes back at another with the last id
 * it saw, and sends what was not answered again with the same idempotency key. Takes and completes all that is offered.
 */
final class RoamingAdvocate implements AutoCloseable {

    private static final int CAPACITY = 2;
    private static final int TRIES = 100;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String name;
    private final String token;
    private final List<URI> desks;
    private final Queue<Long> seen = new ConcurrentLinkedQueue<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final AtomicInteger openings = new AtomicInteger();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean leaves;

    /** @param desks in the order they are tried */
    RoamingAdvocate(String name, String token, List<URI> desks) {
        this.name = name;
        this.token = token;
        this.desks = List.copyOf(desks);
    }

    void begin(DeskClient supervisor) {
        supervisor.enrol(name, name, List.of("en"), Map.of("SMS", CAPACITY));
        ask("sign in", desk -> desk.signIn());
        hands.execute(this::follow);
    }

    String name() {
        return name;
    }

    /** Event ids in the order they came, over all connections. */
    List<Long> seen() {
        return List.copyOf(seen);
    }

    /** How often a stream was opened. */
    int openings() {
        return openings.get();
    }

    /** What was refused or never answered. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void follow() {
        Long last = null;
        for (int turn = 0; !leaves; turn++) {
            try (DeskStream stream = desk(turn).stream(last == null ? null : last.toString())) {
                openings.incrementAndGet();
                stream.listen(this::see);
                while (!stream.ended() && !leaves) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            } catch (UncheckedIOException | IllegalStateException elsewhere) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            last = seen.stream().max(Long::compare).orElse(null);
        }
    }

    private void see(DeskStream.Event event) {
        String id = event.id();
        if (id != null) {
            seen.add(Long.parseLong(id));
        }
        if (event.kind().equals("offer-made") && !leaves) {
            var offer = event.data().path("offer");
            hands.execute(() -> {
                String[] first = key();
                String[] second = key();
                String[] third = key();
                ask("accept", desk -> desk.accept(offer.path("offerId").asText(), first));
                ask(
                        "complete",
                        desk -> desk.complete(offer.path("conversationId").asText(), second));
                ask(
                        "finish",
                        desk -> desk.finishWrapUp(offer.path("conversationId").asText(), third));
            });
        }
    }

    private static String[] key() {
        return new String[] {"Idempotency-Key", UUID.randomUUID().toString()};
    }

    /** Until some desk answers for good; an answer that is still to come (202) is asked for again with the same key. */
    private void ask(String what, Function<DeskClient, Http.Answer> command) {
        String last = "nothing";
        for (int turn = 0; turn < TRIES; turn++) {
            Http.Answer answer = answer(command, turn);
            if (answer != null && answer.status() != 202 && answer.status() != 429 && answer.status() < 500) {
                String code = answer.body().path("code").asText();
                if (answer.status() != 200 && !code.equals("NOT_IN_WRAP_UP")) {
                    problems.add(what + ": " + code);
                }
                return;
            }
            last = answer == null ? "nothing" : Integer.toString(answer.status());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        problems.add(what + ": " + last);
    }

    private Http.@Nullable Answer answer(Function<DeskClient, Http.Answer> command, int turn) {
        try {
            return command.apply(desk(turn));
        } catch (UncheckedIOException gone) {
            return null;
        }
    }

    private DeskClient desk(int turn) {
        return new DeskClient(desks.get(turn % desks.size()), Hotline.DEMO_LINE, token);
    }

    /** What is in hand is done first. */
    @Override
    public void close() {
        leaves = true;
        hands.shutdown();
        try {
            if (!hands.awaitTermination(30, TimeUnit.SECONDS)) {
                hands.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
