package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.phone.Phone;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people text, and what an advocate sees of it. */
class TextsStoryIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TextingAdvocate tess = TextingAdvocate.onDuty();

    @AfterEach
    void leaves_and_the_phone_network_has_nothing_to_complain_about() {
        tess.close();
    }

    @Test
    void help_is_a_first_word_and_stop_and_start_are_seen_and_kept_to() throws InterruptedException {
        Phone phone = tess.hotline().phones().phone("+15553000001");
        String conversation = tess.conversationOf(phone, "HELP");

        phone.text(tess.line().number(), "stop.");
        JsonNode stop = tess.arrived("stop.");
        assertThat(stop.at("/message/attributes/keyword").asText()).isEqualTo("STOP");
        phone.text(tess.line().number(), "STOP");
        tess.arrived("STOP");
        tess.desk().answer(conversation, "We will not write again.");
        assertThat(tess.deliveryAfter(0, "FAILED").path("explanation").asText())
                .contains("the person has sent STOP")
                .contains("START");

        phone.text(tess.line().number(), "START");
        assertThat(tess.arrived("START").at("/message/attributes/keyword").asText())
                .isEqualTo("START");
        tess.desk().answer(conversation, "Good to read you again.");
        phone.awaitText(text -> text.body().equals("Good to read you again."), SOON);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "whatsapp:+15553000070, whatsapp:+15550100788",
        "rcs:+15553000071, rcs:words_agent",
    })
    void who_writes_on_whatsapp_or_by_rcs_is_answered_there(String person, String ours) throws InterruptedException {
        Phone phone = tess.hotline().phones().phone(person);
        tess.line().text(phone, ours, "can you read me here");
        String conversation = tess.accepted(phone);
        tess.desk().answer(conversation, "Yes, I can.");
        assertThat(phone.awaitText(text -> text.body().equals("Yes, I can."), SOON)
                        .from())
                .isEqualTo(ours);
        tess.deliveryAfter(0, "DELIVERED");
    }

    @Test
    void two_messages_right_after_each_other_are_two_in_order_in_one_conversation() throws InterruptedException {
        Phone phone = tess.hotline().phones().phone("+15553000080");
        String conversation = tess.conversationOf(phone, "I am");
        long begun = System.nanoTime();
        phone.text(tess.line().number(), "not safe");
        Patience.await(
                SOON, () -> System.nanoTime() - begun > Duration.ofMillis(200).toNanos(), () -> "time stands still");
        phone.text(tess.line().number(), "here");
        assertThat(tess.arrived("not safe").path("conversationId").asText()).isEqualTo(conversation);
        assertThat(tess.arrived("here").path("conversationId").asText()).isEqualTo(conversation);
        assertThat(tess.said()).containsSubsequence("not safe", "here");
    }

    @Test
    void the_same_message_six_hundred_times_is_one() throws Exception {
        Phone phone = tess.hotline().phones().phone("+15553000081");
        String conversation = tess.conversationOf(phone, "hello");
        TextMessage once = PhoneNetwork.compose(phone.number(), tess.line().number(), "once");
        Semaphore atATime = new Semaphore(100);
        AtomicInteger accepted = new AtomicInteger();
        try (ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 600; i++) {
                deliveries.submit(() -> {
                    atATime.acquire();
                    try {
                        if (tess.hotline().phones().send(once).accepted()) {
                            accepted.incrementAndGet();
                        }
                    } finally {
                        atATime.release();
                    }
                    return null;
                });
            }
        }
        assertThat(accepted).hasValue(600);
        phone.text(tess.line().number(), "and then");
        tess.arrived("and then");
        assertThat(tess.said()).containsOnlyOnce("once");
        CasesClient cases = SharedHotline.cases("dana", "supervisor");
        Patience.await(
                SOON,
                () -> kept(cases, conversation).size() >= 3,
                () -> "kept are " + kept(cases, conversation).size());
        assertThat(kept(cases, conversation)).hasSize(3).doesNotHaveDuplicates();
    }

    private List<String> kept(CasesClient cases, String conversation) {
        return cases.signals(tess.line().id()).stream()
                .filter(signal -> signal.path("conversationId").asText().equals(conversation))
                .map(signal -> signal.path("signalId").asText())
                .toList();
    }

    @Test
    void a_broker_that_is_down_in_the_middle_of_a_conversation_costs_nothing() throws InterruptedException {
        Phone phone = tess.hotline().phones().phone("+15553000060");
        String conversation = tess.conversationOf(phone, "before");
        List<String> words =
                IntStream.range(0, 5).mapToObj(i -> "while it is down " + i).toList();
        tess.hotline().kafka().stop();
        try {
            words.forEach(
                    text -> assertThat(phone.text(tess.line().number(), text).accepted())
                            .isTrue());
        } finally {
            tess.hotline().kafka().start();
        }
        Patience.await(
                Duration.ofSeconds(90),
                () -> tess.said().containsAll(words),
                () -> "of " + words + " came " + tess.said());
        assertThat(tess.said()).containsSubsequence(words);
        Patience.await(
                Duration.ofSeconds(60),
                () -> tess.desk().answer(conversation, "I am still here.").status() == 200,
                () -> "the desk takes no answer");
        phone.awaitText(text -> text.body().equals("I am still here."), SOON);
    }
}
