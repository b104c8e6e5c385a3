package dev.lantern.routing.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");

    private final Changes changes = new Changes();

    @Test
    void ofARecordThatChangedTwiceTheLastIsToldOnce() {
        changes.stored(new Sequence(2));
        changes.stored(new SeenSignal("one", AT));
        changes.stored(new Sequence(3));
        assertThat(changes.take())
                .extracting(Change::entity)
                .containsExactly(new Sequence(3), new SeenSignal("one", AT));
    }

    @Test
    void whatIsRemovedAndStoredAgainIsStored() {
        changes.stored(new SeenSignal("one", AT));
        changes.removed("signal/one");
        assertThat(changes.take()).containsExactly(new Change.Removed("signal/one"));

        changes.removed("signal/one");
        changes.stored(new SeenSignal("one", AT));
        assertThat(changes.take()).containsExactly(new Change.Stored(new SeenSignal("one", AT)));
    }

    @Test
    void ofThousandsEachIsToldOnceTooAndThenForgotten() {
        List<SeenSignal> all = IntStream.range(0, 5_000)
                .mapToObj(i -> new SeenSignal("signal-" + i, AT))
                .toList();
        all.forEach(changes::stored);
        all.reversed().forEach(changes::stored);
        changes.removed("signal/signal-7");
        List<Change> taken = changes.take();
        assertThat(taken).hasSize(5_000).contains(new Change.Removed("signal/signal-7"));
        assertThat(taken).extracting(Change::key).doesNotHaveDuplicates();
        assertThat(changes.take()).isEmpty();
    }
}
