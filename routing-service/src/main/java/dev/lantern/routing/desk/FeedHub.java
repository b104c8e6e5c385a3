package dev.lantern.routing.desk;

import dev.lantern.events.FeedEvent;
import dev.lantern.events.Partitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands what arrives at the end of the desk feed to whom it concerns: commands that wait for their answer, and the
 * streams of the advocate. Thread-safe; one monitor makes "from here on you get everything" exact.
 */
public final class FeedHub {

    private final Map<String, List<Mailbox>> mailboxes = new HashMap<>();
    private final Map<String, List<AwaitedAnswer>> awaited = new HashMap<>();
    private long @Nullable [] next;

    /**
     * From now on what is published is complete.
     *
     * @param positions by partition, the offset of the first record that will be published
     */
    synchronized void startAt(long[] positions) {
        next = positions.clone();
    }

    /** Whether the feed is being followed: before that nobody can be promised anything. */
    public synchronized boolean started() {
        return next != null;
    }

    synchronized void publish(FeedRecord record) {
        FeedEvent event = record.event();
        advance(record.partition(), record.offset() + 1);
        if (event instanceof FeedEvent.RosterListed listed) {
            // For the request that asked; a desk does not show it.
            awaited.getOrDefault(listed.commandId(), List.of()).forEach(waiting -> waiting.show(listed));
        }
        if (event instanceof FeedEvent.CommandAnswered answer) {
            awaited.getOrDefault(answer.commandId(), List.of()).forEach(waiting -> waiting.complete(answer));
        }
        // A copy, because a mailbox that is full leaves while it is handed the event.
        List.copyOf(mailboxes.getOrDefault(event.advocateId(), List.of())).forEach(mailbox -> mailbox.offer(record));
    }

    /** The feed was followed up to this position; offsets without an event, such as transaction markers, count. */
    synchronized void advance(int partition, long position) {
        if (next != null) {
            next[partition] = Math.max(next[partition], position);
        }
    }

    /** Every stream ends, and clients come back with the last id they saw; nobody waits for an answer any longer. */
    public void endAll(StreamEnd why) {
        List<Mailbox> all = new ArrayList<>();
        synchronized (this) {
            mailboxes.values().forEach(all::addAll);
            awaited.values().forEach(waiting -> waiting.forEach(AwaitedAnswer::giveUp));
            next = null;
        }
        all.forEach(mailbox -> mailbox.end(why));
    }

    /** Register before the command is sent, so that no answer is missed. */
    synchronized AwaitedAnswer await(String commandId, String actor) {
        AwaitedAnswer waiting = new AwaitedAnswer(this, commandId, actor);
        awaited.computeIfAbsent(commandId, id -> new ArrayList<>()).add(waiting);
        return waiting;
    }

    synchronized void forget(AwaitedAnswer waiting) {
        awaited.computeIfPresent(waiting.commandId(), (id, all) -> {
            all.remove(waiting);
            return all.isEmpty() ? null : all;
        });
    }

    /** The mailbox gets every event of the advocate from the returned place on. Empty while not started. */
    synchronized Optional<Place> join(String advocate, Mailbox mailbox) {
        if (next == null) {
            return Optional.empty();
        }
        mailboxes.computeIfAbsent(advocate, id -> new ArrayList<>()).add(mailbox);
        int partition = Partitions.of(advocate, next.length);
        return Optional.of(new Place(partition, next[partition]));
    }

    synchronized void leave(String advocate, Mailbox mailbox) {
        mailboxes.computeIfPresent(advocate, (id, all) -> {
            all.remove(mailbox);
            return all.isEmpty() ? null : all;
        });
    }

    /** How many streams are open. */
    public synchronized int streams() {
        return mailboxes.values().stream().mapToInt(List::size).sum();
    }

    record Place(int partition, long offset) {}
}
