package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.SentText;
import dev.lantern.testbed.phone.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No broker for a minute ({@code -Doutage.seconds} for another while): people go on texting, are answered, and what they
 * wrote arrives in order afterwards.
 */
class BrokerDownStoryIT {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 60));
    private static final Duration BETWEEN_TEXTS = Duration.ofMillis(700);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);
    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final List<String> PHONES = List.of("+15554000001", "+15554000002", "+15554000003");

    private final Hotline hotline = SharedHotline.get();
    /** By phone, in the order sent. */
    private final Map<String, List<String>> accepted = new LinkedHashMap<>();

    private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());

    @Test
    void texts_are_answered_without_a_broker_and_arrive_in_order_once() throws InterruptedException {
        PHONES.forEach(phone -> accepted.put(phone, Collections.synchronizedList(new ArrayList<>())));
        try (ScheduledExecutorService people = Executors.newScheduledThreadPool(PHONES.size())) {
            for (String phone : PHONES) {
                people.scheduleAtFixedRate(() -> text(phone), 0, BETWEEN_TEXTS.toMillis(), TimeUnit.MILLISECONDS);
            }
            awaitTexts(2);
            hotline.kafka().stop();
            int before = texts();
            try {
                Thread.sleep(OUTAGE); // the fault itself, not a wait for something
                assertThat(texts() - before)
                        .as("texts that were accepted during the outage")
                        .isGreaterThan((int) (OUTAGE.dividedBy(BETWEEN_TEXTS) * PHONES.size() / 2));
                Http.Answer ready = ready();
                assertThat(ready.status())
                        .as("it still accepts, so it is ready")
                        .isEqualTo(200);
                assertThat(spool(ready).path("data").path("events").asInt()).isPositive();
            } finally {
                hotline.kafka().start();
            }
            awaitTexts(texts() / PHONES.size() + 3); // past the spool again
        }

        assertThat(troubles).isEmpty();
        Map<String, List<String>> kept = new LinkedHashMap<>();
        Patience.await(
                HEALED,
                () -> {
                    kept.putAll(kept());
                    return kept.equals(accepted);
                },
                () -> PHONES.stream()
                        .map(phone -> "of %s %d texts were accepted, kept are %d%s"
                                .formatted(
                                        phone,
                                        list(accepted, phone).size(),
                                        list(kept, phone).size(),
                                        sorted(kept, phone).equals(sorted(accepted, phone)) ? " in another order" : ""))
                        .toList()
                        .toString());
        Patience.await(
                HEALED, () -> spool(ready()).path("data").path("events").asInt() == 0, () -> "the spool is empty");
    }

    private void text(String phone) {
        TextMessage text = PhoneNetwork.compose(phone, Hotline.DEMO_NUMBER, "text " + texts());
        long begun = System.nanoTime();
        SentText sent = hotline.phones().send(text);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (!sent.accepted()) {
            troubles.add("answered " + sent.answer());
        } else {
            list(accepted, phone).add(Ids.signal(Channel.SMS, Hotline.DEMO_LINE, text.sid()));
        }
        if (took.compareTo(ANSWERED_WITHIN) > 0) {
            troubles.add("answered after " + took);
        }
    }

    private void awaitTexts(int ofEach) {
        Patience.await(
                HEALED,
                () -> accepted.values().stream().allMatch(texts -> texts.size() >= ofEach),
                () -> "texts are not accepted any more: " + troubles);
    }

    private int texts() {
        return accepted.values().stream().mapToInt(List::size).sum();
    }

    private Http.Answer ready() {
        return new Http(hotline.endpoints().of(Service.INGEST_SMS), null).get("/q/health/ready");
    }

    private static JsonNode spool(Http.Answer ready) {
        return ready.body()
                .path("checks")
                .valueStream()
                .filter(check -> check.path("name").asText().equals("spool"))
                .findFirst()
                .orElseThrow();
    }

    /** What case-service keeps of each phone, in its order. */
    private Map<String, List<String>> kept() {
        CasesClient cases = SharedHotline.cases("dana", "supervisor");
        List<JsonNode> signals = cases.signals(Hotline.DEMO_LINE);
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String phone : PHONES) {
            String thread = hotline.threadOf(phone);
            kept.put(
                    phone,
                    signals.stream()
                            .filter(signal -> signal.path("threadId").asText().equals(thread))
                            .map(signal -> signal.path("conversationId").asText(""))
                            .filter(conversation -> !conversation.isEmpty())
                            .distinct()
                            .flatMap(conversation -> signalsOf(cases.find(conversation)))
                            .toList());
        }
        return kept;
    }

    private static Stream<String> signalsOf(JsonNode conversation) {
        return conversation
                .path("timeline")
                .valueStream()
                .filter(entry -> entry.path("kind").asText().equals("SIGNAL"))
                .map(entry -> entry.path("signal").path("signalId").asText());
    }

    private static List<String> list(Map<String, List<String>> byPhone, String phone) {
        return byPhone.getOrDefault(phone, List.of());
    }

    private static List<String> sorted(Map<String, List<String>> byPhone, String phone) {
        return list(byPhone, phone).stream().sorted().toList();
    }
}
