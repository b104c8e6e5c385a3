package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final long START = 1_800_000_000_000L;

    @Test
    void whatComesFirstOrAfterAPauseEndsIt() {
        assertThat(ended(0, 49, 98, 148, 149, 300)).containsExactly(0L, 148L, 300L);
    }

    @Test
    void aFloodHasNoPauses() {
        assertThat(ended(LongStream.range(0, 10_000).toArray())).containsExactly(0L);
    }

    private static long[] ended(long... millis) {
        Pauses pauses = new Pauses(Duration.ofMillis(50));
        return LongStream.of(millis).filter(at -> pauses.endAt(START + at)).toArray();
    }
}
