package dev.lantern.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.ingest.contract.Awaiting;
import dev.lantern.sms.inbound.Floods.Limits;
import dev.lantern.sms.inbound.Floods.Passage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FloodsTest {

    private final AtomicLong now = new AtomicLong();
    private final Floods floods =
            new Floods(new Limits(10, Duration.ofMillis(20), Duration.ofMillis(300), 250), now::get);

    @Test
    void who_texts_as_people_do_never_waits() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(pass("ana")).isZero();
            now.addAndGet(Duration.ofSeconds(6).toNanos());
        }
    }

    @Test
    void what_is_more_is_numbered_and_slowed() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(pass("bot")).isZero();
        }
        long began = System.nanoTime();
        assertThat(pass("bot")).isEqualTo(1);
        assertThat(pass("bot")).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }

    @Test
    void a_quiet_minute_ends_a_flood() throws Exception {
        for (int i = 0; i < 13; i++) {
            pass("bot");
        }
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(pass("bot")).isZero();
        for (int i = 0; i < 9; i++) {
            pass("bot");
        }
        assertThat(pass("bot")).isEqualTo(1);
    }

    @Test
    void others_pass_while_one_floods() throws Exception {
        for (int i = 0; i < 10; i++) {
            pass("bot");
        }
        try (Passage held = floods.pass("bot")) {
            assertThat(held.flood()).isEqualTo(1);
            CountDownLatch passed = new CountDownLatch(1);
            Thread.startVirtualThread(() -> {
                if (passQuietly("ana") == 0) {
                    passed.countDown();
                }
            });
            assertThat(passed.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nobody_is_refused_while_the_line_can_be_held() throws Exception {
        for (int i = 0; i < 10; i++) {
            pass("bot");
        }
        AtomicInteger through = new AtomicInteger();
        Thread[] texts = new Thread[200];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Thread.startVirtualThread(() -> {
                passQuietly("bot");
                through.incrementAndGet();
            });
        }
        for (Thread text : texts) {
            assertThat(text.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(through).hasValue(texts.length);
    }

    @Test
    void what_cannot_be_held_any_more_is_refused_at_once_and_counted() throws Exception {
        Floods narrow = new Floods(new Limits(1, Duration.ZERO, Duration.ofMinutes(1), 2), now::get);
        narrow.pass("bot").close();
        Thread[] waiting = new Thread[2];
        try (Passage first = narrow.pass("bot")) {
            assertThat(first.open()).isTrue();
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = Thread.startVirtualThread(() -> {
                    try (Passage passage = narrow.pass("bot")) {
                        assertThat(passage.open()).isTrue();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
            }
            Awaiting.until(() -> narrow.waiting("bot") == 2);
            try (Passage refused = narrow.pass("bot");
                    Passage another = narrow.pass("ana")) {
                assertThat(refused.open()).isFalse();
                assertThat(refused.flood()).isEqualTo(4);
                assertThat(another.open()).isTrue();
            }
        }
        for (Thread text : waiting) {
            assertThat(text.join(Duration.ofSeconds(30))).isTrue();
        }
        try (Passage next = narrow.pass("bot")) {
            assertThat(next.open()).isTrue();
            assertThat(next.flood()).as("a desk sees that one is missing").isEqualTo(5);
        }
    }

    @Test
    void who_is_quiet_is_forgotten() throws Exception {
        for (int i = 0; i < 1000; i++) {
            pass("sender " + i);
        }
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        for (int i = 0; i < 1100; i++) {
            pass("ana");
            now.addAndGet(Duration.ofSeconds(10).toNanos());
        }
        assertThat(floods.senders()).isLessThan(10);
    }

    private int pass(String sender) throws InterruptedException {
        try (Passage passage = floods.pass(sender)) {
            return passage.flood();
        }
    }

    private int passQuietly(String sender) {
        try {
            return pass(sender);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
