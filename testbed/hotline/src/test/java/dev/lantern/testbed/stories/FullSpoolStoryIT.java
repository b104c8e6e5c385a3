package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TextMessage;
import dev.lantern.testbed.phone.Webhooks.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No broker, and the volume of the spool is full: the provider is told, and what was accepted before is not lost. */
class FullSpoolStoryIT {

    private static final int MEBIBYTES = 8;
    private static final int PEOPLE = 8;
    /** As long as a text may be, so that the volume is full soon. */
    private static final String WORDS = "please ".repeat(228).strip();

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Hotline hotline = SharedHotline.get();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unavailable = new AtomicInteger();

    private SmallVolume volume = new SmallVolume(hotline.folders().spool(Service.INGEST_SMS));

    @BeforeEach
    void theSpoolLiesOnASmallVolume() {
        hotline.service(Service.INGEST_SMS).stop();
        try {
            volume = SmallVolume.mountOver(volume.folder(), MEBIBYTES);
        } finally {
            hotline.service(Service.INGEST_SMS).start();
        }
    }

    @AfterEach
    void theSpoolLiesWhereItDidBefore() {
        hotline.kafka().start();
        hotline.service(Service.INGEST_SMS).stop();
        volume.close();
        hotline.service(Service.INGEST_SMS).start();
    }

    @Test
    void a_full_spool_refuses_and_loses_nothing() {
        hotline.kafka().stop();
        fill();

        assertThat(accepted).as("texts that found room").hasSizeGreaterThan(500);
        assertThat(send("+15554100000")).as("no room").isEqualTo(503);
        assertThat(ready()).as("nothing can be accepted, so it is not ready").isEqualTo(503);

        hotline.kafka().start();
        Patience.await(LIMIT, () -> ready() == 200, () -> "it is not ready again");
        Patience.await(LIMIT, () -> send("+15554100000") == 200, () -> "texts are not accepted again");
        Patience.await(LIMIT, () -> kept().containsAll(accepted), () -> lost() + " accepted texts are not kept");

        assertThat(kept()).doesNotHaveDuplicates();
        assertThat(sent).as("nothing that was not sent").containsAll(kept());
    }

    /** People text at the same time until each has been refused twice. */
    private void fill() {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 1; person <= PEOPLE; person++) {
                String phone = "+1555410000" + person;
                people.execute(() -> {
                    long giveUp = System.nanoTime() + LIMIT.toNanos();
                    for (int refused = 0; refused < 2 && System.nanoTime() < giveUp; ) {
                        refused += send(phone) == 503 ? 1 : 0;
                    }
                });
            }
        }
        assertThat(unavailable.get()).as("refusals with 503").isGreaterThanOrEqualTo(2 * PEOPLE);
    }

    private int send(String phone) {
        TextMessage text = PhoneNetwork.compose(phone, Hotline.DEMO_NUMBER, WORDS);
        String id = Ids.signal(Channel.SMS, Hotline.DEMO_LINE, text.sid());
        sent.add(id);
        Answer answer = hotline.phones().send(text).answer();
        if (answer.accepted()) {
            accepted.add(id);
        }
        int status = answer instanceof Answer.Answered answered ? answered.status() : 0;
        if (status == 503) {
            unavailable.incrementAndGet();
        }
        return status;
    }

    private int ready() {
        return new Http(hotline.endpoints().of(Service.INGEST_SMS), null)
                .get("/q/health/ready")
                .status();
    }

    /** Signals of these people in case-service. */
    private List<String> kept() {
        Set<String> threads = new HashSet<>();
        IntStream.rangeClosed(0, PEOPLE)
                .mapToObj(i -> hotline.threadOf("+1555410000" + i))
                .forEach(threads::add);
        return SharedHotline.cases("dana", "supervisor").signals(Hotline.DEMO_LINE).stream()
                .filter(signal -> threads.contains(signal.path("threadId").asText()))
                .map((JsonNode signal) -> signal.path("signalId").asText())
                .toList();
    }

    private long lost() {
        List<String> kept = kept();
        return accepted.stream().filter(id -> !kept.contains(id)).count();
    }
}
