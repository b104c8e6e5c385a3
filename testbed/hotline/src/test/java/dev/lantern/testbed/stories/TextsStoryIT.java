package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.MediaFile;
import dev.lantern.testbed.phone.Phone;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.SendPlan;
import dev.lantern.testbed.phone.SendPlan.Step;
import dev.lantern.testbed.phone.SentText;
import dev.lantern.testbed.phone.TextMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts, both ways, with everything that carriers and the provider do to them. */
class TextsStoryIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger STORIES = new AtomicInteger();

    private final Hotline hotline = SharedHotline.get();
    private final OwnLine line = OwnLine.open("words", "+15550100788", Duration.ofHours(1));
    private final List<String> open = new ArrayList<>();
    private String name = "";
    private DeskClient desk;
    private DeskStream stream;

    /** Earlier stories kill services, and whoever called them then had reason to complain. */
    private List<String> complaints = List.of();

    @BeforeEach
    void an_advocate_is_there() {
        complaints = hotline.phones().complaints();
        name = "tess-" + STORIES.incrementAndGet();
        desk = line.onDuty(name, 5);
        stream = desk.stream(null);
    }

    @AfterEach
    void leaves_and_the_phone_network_has_nothing_to_complain_about() {
        open.forEach(desk::complete);
        stream.close();
        desk.signOut();
        assertThat(hotline.phones().complaints()).isEqualTo(complaints);
    }

    @Test
    void help_is_a_first_word_and_stop_and_start_are_seen_and_kept_to() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15553000001");
        String conversation = conversationOf(phone, "HELP");

        phone.text(line.number(), "stop.");
        JsonNode stop = arrived("stop.");
        assertThat(stop.at("/message/attributes/keyword").asText()).isEqualTo("STOP");
        phone.text(line.number(), "STOP");
        arrived("STOP");
        desk.answer(conversation, "We will not write again.");
        assertThat(deliveryAfter(0, "FAILED").path("explanation").asText())
                .contains("the person has sent STOP")
                .contains("START");

        phone.text(line.number(), "START");
        assertThat(arrived("START").at("/message/attributes/keyword").asText()).isEqualTo("START");
        desk.answer(conversation, "Good to read you again.");
        phone.awaitText(text -> text.body().equals("Good to read you again."), SOON);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "+15553000010, 30003, out of reach",
        "+15553000011, 30006, landline",
        "+15553000012, 30007, filtered",
        "+15553000013, 30034, technician"
    })
    void a_carrier_that_does_not_deliver_is_told_in_words(String number, int code, String words) throws Exception {
        Phone phone = hotline.phones().phone(number);
        String conversation = conversationOf(phone, "hello");
        hotline.phones().plan(number, SendPlan.undelivered(code));
        desk.answer(conversation, "Are you safe?");
        assertThat(deliveryAfter(0, "FAILED").path("explanation").asText())
                .contains(words)
                .endsWith(".");
        assertThat(phone.inbox()).isEmpty();
    }

    @Test
    void a_provider_that_is_busy_broken_or_silent_gets_the_answer_once() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15553000020");
        String conversation = conversationOf(phone, "hello");
        hotline.phones().plan(phone.number(), new SendPlan.Refuse(429, 20429, "Too Many Requests"));
        hotline.phones().plan(phone.number(), new SendPlan.Refuse(500, 20500, "Internal Server Error"));
        hotline.phones().plan(phone.number(), new SendPlan.Hang());

        desk.answer(conversation, "I am here.");
        phone.awaitText(text -> text.body().equals("I am here."), Duration.ofSeconds(60));
        deliveryAfter(0, "DELIVERED");
        desk.answer(conversation, "Still here.");
        phone.awaitText(text -> text.body().equals("Still here."), SOON);

        assertThat(phone.inbox().stream().map(TextMessage::body)).containsExactly("I am here.", "Still here.");
    }

    @Test
    void a_state_told_late_or_twice_changes_nothing() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15553000030");
        String conversation = conversationOf(phone, "hello");
        hotline.phones()
                .plan(
                        phone.number(),
                        new SendPlan.Report(List.of(
                                Step.of("delivered").repeated(3),
                                Step.of("sent").later(Duration.ofMillis(300)),
                                Step.of("sending"),
                                Step.of("delivered"))));
        desk.answer(conversation, "one");
        deliveryAfter(0, "DELIVERED");
        desk.answer(conversation, "two");
        Patience.await(SOON, () -> states("DELIVERED").size() == 2, () -> "the second answer was not delivered");
        assertThat(states("DELIVERED").stream()
                        .map(event -> event.path("replyId").asText())
                        .distinct())
                .hasSize(2);
    }

    @Test
    void the_desk_hears_of_delivery_right_after_the_phone_shows_it() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15553000031");
        String conversation = conversationOf(phone, "hello");
        desk.answer(conversation, "one");
        phone.awaitText(text -> text.body().equals("one"), SOON);
        long shown = System.nanoTime(); // the callback goes out right after
        deliveryAfter(0, "DELIVERED");
        System.out.printf(
                "  delivery was on the desk %d ms after the phone showed the text%n",
                Duration.ofNanos(System.nanoTime() - shown).toMillis());
    }

    @Test
    void a_long_answer_arrives_in_parts() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15553000040");
        String conversation = conversationOf(phone, "where can I go");
        String answer =
                "There is a shelter that takes you tonight 🏠. ".repeat(60).strip();
        assertThat(desk.answer(conversation, answer).status()).isEqualTo(200);
        phone.awaitText(text -> text.body().endsWith("tonight 🏠.") && answer.endsWith(text.body()), SOON);
        deliveryAfter(0, "DELIVERED");
        assertThat(String.join(
                        " ", phone.inbox().stream().map(TextMessage::body).toList()))
                .isEqualTo(answer);
    }

    @Test
    void a_picture_comes_after_its_text_without_its_place_and_leaves_the_provider() throws Exception {
        Phone phone = hotline.phones().phone("+15553000050");
        String conversation = conversationOf(phone, "hello");
        byte[] picture = pictureWith("a-secret-place");
        byte[] pdf = "%PDF-1.7 the contract they made me sign".getBytes(StandardCharsets.US_ASCII);
        SentText sent = phone.text(
                line.number(),
                "this is the house",
                MediaFile.of("image/jpeg", picture),
                MediaFile.of("application/pdf", pdf),
                MediaFile.of("image/jpeg", "not a picture".getBytes(StandardCharsets.US_ASCII)));

        assertThat(arrived("this is the house").at("/message/attributes/media").asText())
                .isEqualTo("3");
        JsonNode shown = stream.await(
                        "message-arrived",
                        data -> data.at("/message/attachments").size() == 1
                                && !data.at("/message/attributes").has("keptAs"),
                        SOON)
                .data()
                .path("message");
        HttpResponse<byte[]> file = attachment(tess(), conversation, shown);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(disposition -> assertThat(disposition).startsWith("attachment"));
        assertThat(new String(file.body(), StandardCharsets.ISO_8859_1)).doesNotContain("a-secret-place");
        assertThat(ImageIO.read(new ByteArrayInputStream(file.body()))).isNotNull();
        assertThat(SharedHotline.cases("somebody-else", "advocate")
                        .attachment(conversation, shown.path("signalId").asText(), 1)
                        .statusCode())
                .isEqualTo(404);

        JsonNode contract = stream.await(
                        "message-arrived",
                        data -> data.at("/message/attributes/keptAs").asText().equals("SENT"),
                        SOON)
                .data()
                .path("message");
        assertThat(contract.at("/attributes/explanation").asText()).endsWith(".");
        assertThat(attachment(tess(), conversation, contract).body()).isEqualTo(pdf);
        JsonNode missing = stream.await(
                        "message-arrived",
                        data -> data.at("/message/attributes/notFetched")
                                .asText()
                                .equals("UNKNOWN_KIND"),
                        SOON)
                .data();
        assertThat(missing.at("/message/attributes/explanation").asText()).endsWith(".");
        Patience.await(
                SOON,
                () -> hotline.phones().media(sent.text().sid()).size() == 1,
                () -> "the files that were taken are still at the provider");
    }

    /** Once case-service knows of it; the stream is faster. */
    private static HttpResponse<byte[]> attachment(CasesClient cases, String conversation, JsonNode message) {
        List<HttpResponse<byte[]>> answers = new ArrayList<>();
        Patience.await(
                SOON,
                () -> {
                    answers.add(cases.attachment(
                            conversation, message.path("signalId").asText(), 1));
                    return answers.getLast().statusCode() == 200;
                },
                () -> "the file is answered " + answers.getLast().statusCode());
        return answers.getLast();
    }

    private CasesClient tess() {
        return SharedHotline.cases(name, "advocate");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "whatsapp:+15553000070, whatsapp:+15550100788",
        "rcs:+15553000071, rcs:words_agent",
    })
    void who_writes_on_whatsapp_or_by_rcs_is_answered_there(String person, String ours) throws InterruptedException {
        Phone phone = hotline.phones().phone(person);
        line.text(phone, ours, "can you read me here");
        String conversation = accepted(phone);
        desk.answer(conversation, "Yes, I can.");
        assertThat(phone.awaitText(text -> text.body().equals("Yes, I can."), SOON)
                        .from())
                .isEqualTo(ours);
        deliveryAfter(0, "DELIVERED");
    }

    @Test
    void two_messages_right_after_each_other_are_two_in_order_in_one_conversation() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15553000080");
        String conversation = conversationOf(phone, "I am");
        long begun = System.nanoTime();
        phone.text(line.number(), "not safe");
        Patience.await(
                SOON, () -> System.nanoTime() - begun > Duration.ofMillis(200).toNanos(), () -> "time stands still");
        phone.text(line.number(), "here");
        assertThat(arrived("not safe").path("conversationId").asText()).isEqualTo(conversation);
        assertThat(arrived("here").path("conversationId").asText()).isEqualTo(conversation);
        assertThat(said()).containsSubsequence("not safe", "here");
    }

    @Test
    void the_same_message_six_hundred_times_is_one() throws Exception {
        Phone phone = hotline.phones().phone("+15553000081");
        String conversation = conversationOf(phone, "hello");
        TextMessage once = PhoneNetwork.compose(phone.number(), line.number(), "once");
        Semaphore atATime = new Semaphore(100);
        AtomicInteger accepted = new AtomicInteger();
        try (ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 600; i++) {
                deliveries.submit(() -> {
                    atATime.acquire();
                    try {
                        if (hotline.phones().send(once).accepted()) {
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
        phone.text(line.number(), "and then");
        arrived("and then");
        assertThat(said()).containsOnlyOnce("once");
        CasesClient cases = SharedHotline.cases("dana", "supervisor");
        Patience.await(
                SOON,
                () -> kept(cases, conversation).size() >= 3,
                () -> "kept are " + kept(cases, conversation).size());
        assertThat(kept(cases, conversation)).hasSize(3).doesNotHaveDuplicates();
    }

    private List<String> kept(CasesClient cases, String conversation) {
        return cases.signals(line.id()).stream()
                .filter(signal -> signal.path("conversationId").asText().equals(conversation))
                .map(signal -> signal.path("signalId").asText())
                .toList();
    }

    @Test
    void a_broker_that_is_down_in_the_middle_of_a_conversation_costs_nothing() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15553000060");
        String conversation = conversationOf(phone, "before");
        List<String> words =
                IntStream.range(0, 5).mapToObj(i -> "while it is down " + i).toList();
        hotline.kafka().stop();
        try {
            words.forEach(text ->
                    assertThat(phone.text(line.number(), text).accepted()).isTrue());
        } finally {
            hotline.kafka().start();
        }
        Patience.await(
                Duration.ofSeconds(90), () -> said().containsAll(words), () -> "of " + words + " came " + said());
        assertThat(said()).containsSubsequence(words);
        Patience.await(
                Duration.ofSeconds(60),
                () -> desk.answer(conversation, "I am still here.").status() == 200,
                () -> "the desk takes no answer");
        phone.awaitText(text -> text.body().equals("I am still here."), SOON);
    }

    private String conversationOf(Phone phone, String words) throws InterruptedException {
        line.text(phone, words);
        return accepted(phone);
    }

    private String accepted(Phone phone) throws InterruptedException {
        String thread = line.threadOf(phone);
        JsonNode offer = stream.await(
                        "offer-made",
                        data -> data.at("/offer/conversationId").asText().startsWith(thread + "/"),
                        SOON)
                .data()
                .path("offer");
        Http.Answer accepted = desk.accept(offer.path("offerId").asText());
        assertThat(accepted.status()).as("accepting: %s", accepted).isEqualTo(200);
        String conversation = offer.path("conversationId").asText();
        open.add(conversation);
        stream.await(
                "conversation-opened",
                data -> data.at("/conversation/conversationId").asText().equals(conversation),
                SOON);
        return conversation;
    }

    private JsonNode arrived(String words) throws InterruptedException {
        return stream.await(
                        "message-arrived",
                        data -> data.at("/message/text").asText().equals(words),
                        SOON)
                .data();
    }

    private List<String> said() {
        return stream.events().stream()
                .filter(event -> event.kind().equals("message-arrived"))
                .map(event -> event.data().at("/message/text").asText())
                .toList();
    }

    private JsonNode deliveryAfter(int earlier, String state) {
        Patience.await(SOON, () -> states(state).size() > earlier, () -> "no answer is " + state);
        return states(state).get(earlier);
    }

    private List<JsonNode> states(String state) {
        return stream.events().stream()
                .filter(event -> event.kind().equals("delivery-changed"))
                .map(DeskStream.Event::data)
                .filter(data -> data.path("state").asText().equals(state))
                .toList();
    }

    /** A JPEG with a comment segment. */
    private static byte[] pictureWith(String secret) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", file);
        byte[] jpeg = file.toByteArray();
        ByteArrayOutputStream telling = new ByteArrayOutputStream();
        telling.writeBytes(Arrays.copyOf(jpeg, 2));
        telling.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (secret.length() + 2)});
        telling.writeBytes(secret.getBytes(StandardCharsets.US_ASCII));
        telling.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
        return telling.toByteArray();
    }
}
