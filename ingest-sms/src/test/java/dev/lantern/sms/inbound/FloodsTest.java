package dev.lantern.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.ingest.Publication;
import dev.lantern.ingest.Publication.OnBroker;
import dev.lantern.ingest.Publication.Reason;
import dev.lantern.ingest.Publication.Refused;
import dev.lantern.ingest.contract.Awaiting;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.sms.inbound.Floods.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FloodsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicLong now = new AtomicLong();
    private final Published published = new Published();

    @Test
    void who_texts_as_people_do_never_waits() {
        Floods floods = floods(LONG, 200);
        for (int i = 0; i < 100; i++) {
            assertThat(floods.take("ana", text(i), published)).isInstanceOf(OnBroker.class);
            now.addAndGet(Duration.ofSeconds(6).toNanos());
        }
        assertThat(published.floods()).hasSize(100).containsOnly(0);
        assertThat(floods.gathered()).isZero();
    }

    @Test
    void what_is_more_becomes_one_heap_in_order_and_is_answered_when_it_is_durable() throws Exception {
        Floods floods = floods(LONG, 5);
        ordinary(floods, "bot");

        List<FutureTask<Publication>> flood = flood(floods, "bot", 10, 4);
        assertThat(flood).noneMatch(FutureTask::isDone);
        flood.addAll(flood(floods, "bot", 14, 1)); // full

        for (FutureTask<Publication> text : flood) {
            assertThat(text.get(30, TimeUnit.SECONDS)).isInstanceOf(OnBroker.class);
        }
        assertThat(published.sids()).endsWith(List.of("SM10", "SM11", "SM12", "SM13", "SM14"));
        assertThat(published.floods()).endsWith(1);
        assertThat(floods.waiting()).isZero();
        assertThat(floods.gathered()).isEqualTo(5);
    }

    @Test
    void a_heap_waits_no_longer_than_it_may() throws Exception {
        Floods floods = floods(Duration.ofMillis(50), 200);
        ordinary(floods, "bot");
        assertThat(flood(floods, "bot", 10, 1).getFirst().get(30, TimeUnit.SECONDS))
                .isInstanceOf(OnBroker.class);
        assertThat(published.sids()).endsWith(List.of("SM10"));
    }

    @Test
    void heaps_of_one_sender_are_published_one_after_another_and_nothing_passes_them() throws Exception {
        Floods floods = floods(LONG, 2);
        ordinary(floods, "bot");
        CountDownLatch broker = published.hold();
        List<FutureTask<Publication>> flood = flood(floods, "bot", 10, 6);
        now.addAndGet(Duration.ofSeconds(30).toNanos()); // the bucket has room again
        flood.addAll(flood(floods, "bot", 16, 2));
        broker.countDown();
        for (FutureTask<Publication> text : flood) {
            text.get(30, TimeUnit.SECONDS);
        }
        assertThat(published.sids().subList(10, 14))
                .containsExactly(
                        List.of("SM10", "SM11"),
                        List.of("SM12", "SM13"),
                        List.of("SM14", "SM15"),
                        List.of("SM16", "SM17"));
        assertThat(published.floods().subList(10, 14)).containsExactly(1, 3, 5, 7);
    }

    @Test
    void what_needs_an_event_of_its_own_gets_it_in_its_turn() throws Exception {
        Floods floods = floods(LONG, 5);
        ordinary(floods, "bot");
        published.alone = "SM12";
        for (FutureTask<Publication> text : flood(floods, "bot", 10, 5)) {
            text.get(30, TimeUnit.SECONDS);
        }
        assertThat(published.sids()).endsWith(List.of("SM10", "SM11"), List.of("SM12"), List.of("SM13", "SM14"));
    }

    @Test
    void what_is_written_to_another_number_is_no_part_of_the_heap() throws Exception {
        Floods floods = floods(LONG, 2);
        ordinary(floods, "bot");
        List<FutureTask<Publication>> flood = flood(floods, "bot", 10, 1);
        FutureTask<Publication> elsewhere =
                start(() -> floods.take("bot", text("SM11", "+15550100999", "words"), published));
        flood.getFirst().get(30, TimeUnit.SECONDS);
        elsewhere.get(30, TimeUnit.SECONDS);
        assertThat(published.sids()).endsWith(List.of("SM10"), List.of("SM11"));
    }

    @Test
    void long_texts_fill_a_heap_sooner() throws Exception {
        Floods floods = floods(LONG, 200);
        ordinary(floods, "bot");
        List<FutureTask<Publication>> flood = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int number = 10 + i;
            flood.add(
                    start(() -> floods.take("bot", text("SM" + number, "+15550100733", "x".repeat(4_000)), published)));
            Awaiting.until(() -> published.count() > 10 || floods.waiting() == flood.size());
        }
        for (FutureTask<Publication> text : flood) {
            assertThat(text.get(30, TimeUnit.SECONDS)).isInstanceOf(OnBroker.class);
        }
    }

    @Test
    void a_text_that_comes_again_shares_the_fate_of_the_first() throws Exception {
        Floods floods = floods(LONG, 2);
        ordinary(floods, "bot");
        assertThat(floods.take("bot", text(3), published)).isInstanceOf(OnBroker.class);
        List<FutureTask<Publication>> flood = flood(floods, "bot", 10, 1);
        FutureTask<Publication> again = start(() -> floods.take("bot", text(10), published));
        flood.addAll(flood(floods, "bot", 11, 1));
        for (FutureTask<Publication> text : flood) {
            text.get(30, TimeUnit.SECONDS);
        }
        assertThat(again.get(30, TimeUnit.SECONDS)).isInstanceOf(OnBroker.class);
        assertThat(published.sids()).hasSize(11).endsWith(List.of("SM10", "SM11"));
    }

    @Test
    void what_was_refused_may_come_again() throws Exception {
        Floods floods = floods(LONG, 1);
        ordinary(floods, "bot");
        published.answer = new Refused(Reason.NOWHERE_DURABLE);
        assertThat(floods.take("bot", text(10), published)).isEqualTo(published.answer);
        published.answer = new OnBroker();
        assertThat(floods.take("bot", text(10), published)).isInstanceOf(OnBroker.class);
    }

    @Test
    void a_failure_leaves_nobody_waiting() throws Exception {
        Floods floods = floods(LONG, 2);
        ordinary(floods, "bot");
        RuntimeException mistake = new IllegalStateException("a mistake of ours");
        published.failure = mistake;
        FutureTask<Publication> first = flood(floods, "bot", 10, 1).getFirst();
        assertThat(floods.take("bot", text(11), published)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS)).hasRootCause(mistake);
        published.failure = null;
        FutureTask<Publication> again = start(() -> floods.take("bot", text(10), published));
        Awaiting.until(() -> floods.waiting() == 1);
        assertThat(floods.take("bot", text(11), published)).isInstanceOf(OnBroker.class);
        assertThat(again.get(30, TimeUnit.SECONDS)).isInstanceOf(OnBroker.class);
    }

    @Test
    void others_pass_while_one_floods_even_when_no_more_of_the_flood_can_wait() throws Exception {
        Floods floods = new Floods(new Limits(10, LONG, 4, 3), now::get);
        ordinary(floods, "bot");
        flood(floods, "bot", 10, 3);
        assertThat(floods.take("bot", text(13), published)).isEqualTo(new Refused(Reason.NOWHERE_DURABLE));
        assertThat(floods.take("ana", text(14), published)).isInstanceOf(OnBroker.class);
    }

    @Test
    void a_quiet_minute_ends_a_flood() throws Exception {
        Floods floods = floods(LONG, 1);
        ordinary(floods, "bot");
        floods.take("bot", text(10), published);
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        IntStream.range(20, 30).forEach(i -> floods.take("bot", text(i), published));
        floods.take("bot", text(30), published);
        assertThat(published.floods().subList(10, 22)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void who_is_quiet_is_forgotten() {
        Floods floods = floods(LONG, 200);
        for (int i = 0; i < 1000; i++) {
            floods.take("sender " + i, text(i), published);
        }
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        for (int i = 0; i < 1100; i++) {
            floods.take("ana", text(i), published);
            now.addAndGet(Duration.ofSeconds(10).toNanos());
        }
        assertThat(floods.senders()).isLessThan(10);
    }

    private Floods floods(Duration gather, int mostTogether) {
        return new Floods(new Limits(10, gather, mostTogether, 1_000), now::get);
    }

    /** As many as are no flood. */
    private void ordinary(Floods floods, String sender) {
        for (int i = 0; i < 10; i++) {
            floods.take(sender, text(i), published);
        }
        assertThat(published.floods()).containsOnly(0);
    }

    /** One after the other, each on a thread of its own that waits for its heap. */
    private List<FutureTask<Publication>> flood(Floods floods, String sender, int from, int count) {
        List<FutureTask<Publication>> texts = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            int number = i;
            int before = floods.waiting();
            long gathered = floods.gathered();
            texts.add(start(() -> floods.take(sender, text(number), published)));
            Awaiting.until(() -> floods.waiting() > before || floods.gathered() > gathered);
        }
        return texts;
    }

    private static FutureTask<Publication> start(Callable<Publication> task) {
        FutureTask<Publication> future = new FutureTask<>(task);
        Thread.startVirtualThread(future);
        return future;
    }

    private static InboundText text(int number) {
        return text("SM" + number, "+15550100733", "words");
    }

    private static InboundText text(String sid, String to, String body) {
        String form = "MessageSid=" + sid + "&From=%2B15550100142&To=" + to.replace("+", "%2B") + "&Body=" + body;
        return (InboundText) InboundText.from(TwilioForm.parse(form.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Published implements Floods.Outlet {

        private record Event(List<String> sids, int flood) {}

        private final List<Event> events = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch broker = new CountDownLatch(0);
        private volatile String alone = "";
        private volatile Publication answer = new OnBroker();
        private volatile @Nullable RuntimeException failure;

        /** From now on it answers only after the latch. */
        CountDownLatch hold() {
            broker = new CountDownLatch(1);
            return broker;
        }

        @Override
        public boolean alone(InboundText text) {
            return text.messageSid().equals(alone);
        }

        @Override
        public Publication publish(List<InboundText> texts, int flood) {
            try {
                assertThat(broker.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            RuntimeException thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
            events.add(new Event(texts.stream().map(InboundText::messageSid).toList(), flood));
            return answer;
        }

        int count() {
            return events.size();
        }

        List<List<String>> sids() {
            return events.stream().map(Event::sids).toList();
        }

        List<Integer> floods() {
            return events.stream().map(Event::flood).toList();
        }
    }
}
