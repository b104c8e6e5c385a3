package dev.lantern.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestPaceTest {

    private final AtomicLong nanos = new AtomicLong(1);
    private final RequestPace pace = new RequestPace(2, 5, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void letsABurstThroughAndThenSaysHowLongToWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(pace.tooFast("maria")).isEmpty();
        }
        assertThat(pace.tooFast("maria")).contains(Duration.ofMillis(500));
        pass(Duration.ofMillis(500));
        assertThat(pace.tooFast("maria")).isEmpty();
        assertThat(pace.tooFast("maria")).isPresent();
    }

    @Test
    void oneWhoAsksTooFastHoldsUpNobodyElse() {
        while (pace.tooFast("maria").isEmpty()) {
            assertThat(nanos.get()).isEqualTo(1);
        }
        assertThat(pace.tooFast("sam")).isEmpty();
    }

    @Test
    void whoRestedLongEnoughHasTheWholeBurstAgain() {
        while (pace.tooFast("maria").isEmpty()) {
            assertThat(nanos.get()).isEqualTo(1);
        }
        pass(Duration.ofSeconds(10));
        int passed = 0;
        while (pace.tooFast("maria").isEmpty()) {
            passed++;
        }
        assertThat(passed).isEqualTo(5);
    }

    @Test
    void zeroIsNoLimit() {
        RequestPace free = new RequestPace(0, 0);
        for (int i = 0; i < 10_000; i++) {
            assertThat(free.tooFast("maria")).isEmpty();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
