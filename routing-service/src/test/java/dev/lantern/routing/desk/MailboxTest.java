package dev.lantern.routing.desk;

import static dev.lantern.routing.desk.FeedWriter.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.QueueSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final List<StreamEnd> ends = new ArrayList<>();
    private final Mailbox mailbox =
            new Mailbox(2, ended -> ends.add(ended.ended().orElseThrow()));

    @Test
    void handsEventsOnInOrder() throws InterruptedException {
        mailbox.offer(record(1));
        mailbox.offer(record(2));
        assertThat(mailbox.poll(Duration.ZERO, true)).contains(new StreamItem.Feed(record(1)));
        assertThat(mailbox.poll(Duration.ZERO, true)).contains(new StreamItem.Feed(record(2)));
        assertThat(mailbox.poll(Duration.ZERO, true)).isEmpty();
    }

    @Test
    void letsASlowClientGoRatherThanGrow() throws InterruptedException {
        mailbox.offer(record(1));
        mailbox.offer(record(2));
        mailbox.offer(record(3));
        assertThat(mailbox.ended()).contains(StreamEnd.TOO_SLOW);
        assertThat(mailbox.poll(Duration.ofSeconds(10), true)).isEmpty();
        assertThat(ends).containsExactly(StreamEnd.TOO_SLOW);
    }

    @Test
    void ofSnapshotsOnlyTheLatestWaitsBehindTheEvents() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            mailbox.offer(snapshot(i));
        }
        mailbox.offer(record(1));
        assertThat(mailbox.poll(Duration.ZERO, true)).contains(new StreamItem.Feed(record(1)));
        assertThat(mailbox.poll(Duration.ZERO, false)).isEmpty();
        assertThat(mailbox.poll(Duration.ZERO, true)).contains(new StreamItem.Queue(snapshot(99)));
        assertThat(mailbox.poll(Duration.ZERO, true)).isEmpty();
        assertThat(mailbox.ended()).isEmpty();
    }

    private static QueueSnapshot snapshot(long longest) {
        return new QueueSnapshot(
                "national", List.of(), longest, null, Map.of(), null, List.of(), null, null, null, FeedWriter.AT);
    }

    @Test
    void wakesItsReaderWhenItEnds() throws InterruptedException {
        Thread ending = Thread.ofVirtual().start(() -> mailbox.end(StreamEnd.STOPPING));
        assertThat(mailbox.poll(Duration.ofSeconds(60), true)).isEmpty();
        ending.join();
        assertThat(mailbox.ended()).contains(StreamEnd.STOPPING);
    }

    @Test
    void endsOnceAndForTheFirstReason() {
        mailbox.end(StreamEnd.GAP);
        mailbox.end(StreamEnd.CLOSED);
        assertThat(ends).containsExactly(StreamEnd.GAP);
    }

    @Test
    void leavesTheHubWhenItIsFull() {
        AtomicInteger hangUps = new AtomicInteger();
        FeedHub hub = new FeedHub();
        hub.startAt(new long[] {0});
        Mailbox slow = new Mailbox(1, m -> {
            hub.leave("maria", m);
            hangUps.incrementAndGet();
        });
        hub.join("maria", slow);
        for (int i = 0; i < 3; i++) {
            hub.publish(record(i));
        }
        assertThat(hangUps).hasValue(1);
        assertThat(hub.streams()).isZero();
    }

    private static FeedRecord record(int offset) {
        return new FeedRecord(0, offset, event("maria", "national", "reply-" + offset));
    }
}
