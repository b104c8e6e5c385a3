package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.phone.Phone;
import dev.lantern.testbed.phone.SendPlan;
import dev.lantern.testbed.phone.SendPlan.Step;
import dev.lantern.testbed.phone.TextMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What advocates answer, with everything that carriers and the provider do to it. */
class TextDeliveryStoryIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TextingAdvocate tess = TextingAdvocate.onDuty();

    @AfterEach
    void leaves_and_the_phone_network_has_nothing_to_complain_about() {
        tess.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "+15553000010, 30003, out of reach",
        "+15553000011, 30006, landline",
        "+15553000012, 30007, filtered",
        "+15553000013, 30034, technician"
    })
    void a_carrier_that_does_not_deliver_is_told_in_words(String number, int code, String words) throws Exception {
        Phone phone = tess.hotline().phones().phone(number);
        String conversation = tess.conversationOf(phone, "hello");
        tess.hotline().phones().plan(number, SendPlan.undelivered(code));
        tess.desk().answer(conversation, "Are you safe?");
        assertThat(tess.deliveryAfter(0, "FAILED").path("explanation").asText())
                .contains(words)
                .endsWith(".");
        assertThat(phone.inbox()).isEmpty();
    }

    @Test
    void a_provider_that_is_busy_broken_or_silent_gets_the_answer_once() throws InterruptedException {
        Phone phone = tess.hotline().phones().phone("+15553000020");
        String conversation = tess.conversationOf(phone, "hello");
        tess.hotline().phones().plan(phone.number(), new SendPlan.Refuse(429, 20429, "Too Many Requests"));
        tess.hotline().phones().plan(phone.number(), new SendPlan.Refuse(500, 20500, "Internal Server Error"));
        tess.hotline().phones().plan(phone.number(), new SendPlan.Hang());

        tess.desk().answer(conversation, "I am here.");
        phone.awaitText(text -> text.body().equals("I am here."), Duration.ofSeconds(60));
        tess.deliveryAfter(0, "DELIVERED");
        tess.desk().answer(conversation, "Still here.");
        phone.awaitText(text -> text.body().equals("Still here."), SOON);

        assertThat(phone.inbox().stream().map(TextMessage::body)).containsExactly("I am here.", "Still here.");
    }

    @Test
    void a_state_told_late_or_twice_changes_nothing() throws InterruptedException {
        Phone phone = tess.hotline().phones().phone("+15553000030");
        String conversation = tess.conversationOf(phone, "hello");
        tess.hotline()
                .phones()
                .plan(
                        phone.number(),
                        new SendPlan.Report(List.of(
                                Step.of("delivered").repeated(3),
                                Step.of("sent").later(Duration.ofMillis(300)),
                                Step.of("sending"),
                                Step.of("delivered"))));
        tess.desk().answer(conversation, "one");
        tess.deliveryAfter(0, "DELIVERED");
        tess.desk().answer(conversation, "two");
        Patience.await(SOON, () -> tess.states("DELIVERED").size() == 2, () -> "the second answer was not delivered");
        assertThat(tess.states("DELIVERED").stream()
                        .map(event -> event.path("replyId").asText())
                        .distinct())
                .hasSize(2);
    }

    @Test
    void the_desk_hears_of_delivery_right_after_the_phone_shows_it() throws InterruptedException {
        Phone phone = tess.hotline().phones().phone("+15553000031");
        String conversation = tess.conversationOf(phone, "hello");
        tess.desk().answer(conversation, "one");
        phone.awaitText(text -> text.body().equals("one"), SOON);
        long shown = System.nanoTime(); // the callback goes out right after
        tess.deliveryAfter(0, "DELIVERED");
        System.out.printf(
                "  delivery was on the desk %d ms after the phone showed the text%n",
                Duration.ofNanos(System.nanoTime() - shown).toMillis());
    }

    @Test
    void a_long_answer_arrives_in_parts() throws InterruptedException {
        Phone phone = tess.hotline().phones().phone("+15553000040");
        String conversation = tess.conversationOf(phone, "where can I go");
        String answer =
                "There is a shelter that takes you tonight 🏠. ".repeat(60).strip();
        assertThat(tess.desk().answer(conversation, answer).status()).isEqualTo(200);
        phone.awaitText(text -> text.body().endsWith("tonight 🏠.") && answer.endsWith(text.body()), SOON);
        tess.deliveryAfter(0, "DELIVERED");
        assertThat(String.join(
                        " ", phone.inbox().stream().map(TextMessage::body).toList()))
                .isEqualTo(answer);
    }
}
