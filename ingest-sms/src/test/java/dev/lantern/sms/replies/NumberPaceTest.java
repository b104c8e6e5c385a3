package dev.lantern.sms.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.ingest.contract.Awaiting;
import dev.lantern.sms.replies.NumberPace.Precedence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberPaceTest {

    private static final String OURS = "+15550100733";

    private final AtomicLong now = new AtomicLong();

    @Test
    void texts_leave_no_faster_than_the_number_allows() throws Exception {
        NumberPace pace = new NumberPace(50);
        long began = System.nanoTime();
        for (int i = 0; i < 6; i++) {
            pace.await(OURS, Precedence.ANSWER);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void numbers_do_not_wait_for_each_other() throws Exception {
        NumberPace pace = new NumberPace(0.1, now::get);
        pace.await(OURS, Precedence.ANSWER);
        pace.await("+15550100734", Precedence.ANSWER);
        assertThat(now).as("no time has passed").hasValue(0);
    }

    @Test
    void answers_of_people_leave_before_automatic_texts_that_came_first() throws Exception {
        NumberPace pace = new NumberPace(10, now::get);
        pace.await(OURS, Precedence.AUTOMATIC);
        List<Precedence> left = new CopyOnWriteArrayList<>();
        List<Thread> threads = Stream.of(
                        Precedence.AUTOMATIC, Precedence.AUTOMATIC, Precedence.ANSWER, Precedence.ANSWER)
                .map(precedence -> Thread.ofVirtual().start(() -> leave(pace, precedence, left)))
                .toList();
        Awaiting.until(() -> pace.waiting(OURS) == threads.size());
        for (int i = 1; i <= threads.size(); i++) {
            int gone = i;
            now.addAndGet(Duration.ofMillis(100).toNanos());
            Awaiting.until(() -> left.size() == gone);
        }
        assertThat(left)
                .containsExactly(Precedence.ANSWER, Precedence.ANSWER, Precedence.AUTOMATIC, Precedence.AUTOMATIC);
    }

    private static void leave(NumberPace pace, Precedence precedence, List<Precedence> left) {
        try {
            pace.await(OURS, precedence);
            left.add(precedence);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
