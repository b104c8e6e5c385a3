package dev.lantern.routing.desk;

import dev.lantern.events.FeedEvent.CommandAnswered;
import dev.lantern.events.FeedEvent.RosterListed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request that waits for the answer to its command. */
final class AwaitedAnswer implements AutoCloseable {

    private final FeedHub hub;
    private final String commandId;
    private final String actor;
    private final CompletableFuture<CommandAnswered> answer = new CompletableFuture<>();
    private final List<RosterListed> shown = new CopyOnWriteArrayList<>();

    AwaitedAnswer(FeedHub hub, String commandId, String actor) {
        this.hub = hub;
        this.commandId = commandId;
        this.actor = actor;
    }

    String commandId() {
        return commandId;
    }

    /** What the engine shows in answer comes before the answer. */
    void show(RosterListed listed) {
        if (listed.advocateId().equals(actor)) {
            shown.add(listed);
        }
    }

    List<RosterListed> shown() {
        return List.copyOf(shown);
    }

    void complete(CommandAnswered answered) {
        if (answered.advocateId().equals(actor)) {
            answer.complete(answered);
        }
    }

    /** No answer will be seen here; it still comes on the advocate's stream. */
    void giveUp() {
        answer.cancel(false);
    }

    Optional<CommandAnswered> within(Duration atMost) throws InterruptedException {
        try {
            return Optional.of(answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer never completes exceptionally", e);
        }
    }

    @Override
    public void close() {
        hub.forget(this);
    }
}
