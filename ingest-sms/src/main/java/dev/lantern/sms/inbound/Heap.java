package dev.lantern.sms.inbound;

import dev.lantern.ingest.Publication;
import dev.lantern.ingest.Publication.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Texts of one flooding sender that become one event, or few: what needs an event of its own gets it, in its turn. */
final class Heap {

    /** @param number the n-th text of the flood */
    record Member(InboundText text, Taken fate, int number) {}

    /** Sealed and encoded they stay below what an event may hold, whatever the script. */
    private static final int MOST_LETTERS = 8_000;

    private final Flow flow;
    private final int mostTogether;
    private final CompletableFuture<Void> before;
    private final CompletableFuture<Void> published = new CompletableFuture<>();
    private final CountDownLatch full = new CountDownLatch(1);
    /** Guarded by the flow. */
    private final List<Member> members = new ArrayList<>();

    private int letters;

    /** @param before ends when what came earlier is published */
    Heap(Flow flow, int mostTogether, CompletableFuture<Void> before) {
        this.flow = flow;
        this.mostTogether = mostTogether;
        this.before = before;
    }

    CompletableFuture<Void> published() {
        return published;
    }

    /** Whether it is full with this one. */
    boolean add(InboundText text, Taken fate, int number) {
        members.add(new Member(text, fate, number));
        letters += text.body() == null ? 0 : text.body().length();
        boolean isFull = members.size() >= mostTogether || letters >= MOST_LETTERS;
        if (isFull) {
            full.countDown();
        }
        return isFull;
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    /** Gathers for a while, and decides the fate of every member. */
    void publish(Floods.Outlet outlet, Duration gather) {
        boolean interrupted = awaitFull(gather);
        List<Member> gathered = flow.close(this);
        try {
            before.join();
            for (List<Member> event : events(gathered, outlet)) {
                Publication publication = outlet.publish(
                        event.stream().map(Member::text).toList(),
                        event.getFirst().number());
                event.forEach(member -> member.fate().settle(publication));
            }
        } finally {
            gathered.forEach(member -> member.fate().settle(new Publication.Refused(Reason.NOWHERE_DURABLE)));
            published.complete(null);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** True when the service stops: then there is no time to gather. */
    private boolean awaitFull(Duration gather) {
        try {
            boolean unused = full.await(gather.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static List<List<Member>> events(List<Member> members, Floods.Outlet outlet) {
        List<List<Member>> events = new ArrayList<>();
        boolean closed = true;
        for (Member member : members) {
            boolean alone = outlet.alone(member.text());
            if (closed
                    || alone
                    || !member.text()
                            .to()
                            .equals(events.getLast().getFirst().text().to())) {
                events.add(new ArrayList<>());
            }
            events.getLast().add(member);
            closed = alone;
        }
        return events;
    }
}
