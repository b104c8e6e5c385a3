package dev.lantern.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

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
    private final Floods floods = new Floods(new Limits(10, Duration.ofMillis(20), Duration.ofMillis(300)), now::get);

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
    void nobody_is_refused_however_long_the_line() throws Exception {
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
