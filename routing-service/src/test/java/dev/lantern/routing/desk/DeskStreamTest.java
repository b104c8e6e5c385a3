package dev.lantern.routing.desk;

import static dev.lantern.routing.desk.FeedWriter.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.FeedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeskStreamTest {

    private static final String LINE = "national";

    private final Mailbox mailbox = new Mailbox(10, ended -> {});

    @Test
    void startsAfreshWithTheFirstSnapshotOfItsLine() throws InterruptedException {
        offer(1, event("maria", LINE, "before"));
        offer(2, snapshot("other"));
        offer(3, snapshot(LINE));
        offer(4, event("maria", LINE, "after"));
        assertThat(offsets(DeskStream.fresh(LINE, mailbox))).containsExactly(3L, 4L);
    }

    @Test
    void leavesOutWhatTheClientHasSeenOnAnInstanceThatWasAheadOfThisOne() throws InterruptedException {
        offer(7, event("maria", LINE, "seen"));
        offer(8, event("maria", LINE, "seen too"));
        offer(9, event("maria", LINE, "news"));
        assertThat(offsets(DeskStream.resumed(LINE, mailbox, null, 8))).containsExactly(9L);
    }

    @Test
    void endsAtOnceForWhoReadsIt() throws InterruptedException {
        DeskStream stream = DeskStream.resumed(LINE, mailbox, null, 0);
        offer(1, event("maria", LINE, "never read"));
        stream.end(StreamEnd.GAP);
        assertThat(stream.next(Duration.ofSeconds(60))).isEmpty();
        assertThat(stream.ended()).contains(StreamEnd.GAP);
    }

    private void offer(long offset, FeedEvent event) {
        mailbox.offer(new FeedRecord(0, offset, event));
    }

    private static FeedEvent snapshot(String line) {
        return new FeedEvent.DeskSnapshot(
                "maria", line, AdvocateState.AVAILABLE, null, List.of(), List.of(), FeedWriter.AT);
    }

    private static List<Long> offsets(DeskStream stream) throws InterruptedException {
        List<Long> offsets = new ArrayList<>();
        Optional<StreamItem> next = stream.next(Duration.ZERO);
        while (next.isPresent()) {
            offsets.add(((StreamItem.Feed) next.get()).record().offset());
            next = stream.next(Duration.ZERO);
        }
        return offsets;
    }
}
