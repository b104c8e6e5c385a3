package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lantern.events.Threads;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.client.WebformClient;
import dev.lantern.testbed.phone.Phone;
import dev.lantern.testbed.phone.SendPlan;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hotline is for, from the phone to the case and back. */
class ConversationStoryIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Hotline hotline = SharedHotline.get();

    @BeforeAll
    static void nobody_waits_from_earlier_stories() {
        SharedHotline.helpAllWhoWait();
    }

    /** Earlier stories kill services, and whoever called them then had reason to complain. */
    private List<String> complaints = List.of();

    @BeforeEach
    void what_was_complained_about_before_is_no_concern() {
        complaints = hotline.phones().complaints();
    }

    @AfterEach
    void the_phone_network_has_nothing_to_complain_about() {
        assertThat(hotline.phones().complaints()).isEqualTo(complaints);
    }

    @Test
    void a_text_is_offered_answered_delivered_and_kept() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15551000001");
        String thread = hotline.threadOf(phone.number());
        DeskClient ana = SharedHotline.onDuty("ana", 3, "en");
        try (DeskStream stream = ana.stream(null)) {
            assertThat(phone.text(Hotline.DEMO_NUMBER, "HELP").accepted()).isTrue();

            String conversation = acceptOfferOf(thread, ana, stream);
            JsonNode opened =
                    stream.await("conversation-opened", of(conversation), SOON).data();
            assertThat(opened.at("/conversation/messages/0/text").asText()).isEqualTo("HELP");
            assertThat(opened.at("/conversation/from").asText()).endsWith("0001");

            phone.text(Hotline.DEMO_NUMBER, "are you there? 🙏 هل أنت هناك");
            stream.await(
                    "message-arrived",
                    data -> data.at("/message/text").asText().equals("are you there? 🙏 هل أنت هناك"),
                    SOON);

            assertThat(ana.answer(conversation, "Yes. Is it safe to text?").status())
                    .isEqualTo(200);
            phone.awaitText(text -> text.body().equals("Yes. Is it safe to text?"), SOON);
            stream.await(
                    "delivery-changed",
                    data -> data.path("state").asText().equals("DELIVERED")
                            && data.path("conversationId").asText().equals(conversation),
                    SOON);

            assertThat(ana.complete(conversation).status()).isEqualTo(200);
            stream.await(
                    "conversation-closed",
                    data -> conversation.equals(data.path("conversationId").asText()),
                    SOON);
            awaitTimeline(conversation, "ana", "advocate", List.of("SIGNAL", "REPLY", "SIGNAL", "REPLY"));
        } finally {
            ana.signOut();
        }
    }

    @Test
    void danger_goes_before_a_longer_wait() throws InterruptedException {
        WebformClient webform = new WebformClient(hotline.endpoints().of(Service.INGEST_CHAT), Hotline.DEMO_LINE, "es");
        WebformClient.OpenForm calm = webform.open();
        assertThat(calm.send("message", "¿Es privado este sitio?").status()).isEqualTo(303);
        String thread = Threads.ofWebform(Hotline.DEMO_LINE, calm.submission());
        WebformClient.OpenForm form = webform.open();
        assertThat(form.send("message", "Me encerró con llave", "inDangerNow", "yes")
                        .status())
                .isEqualTo(303);
        Patience.await(SOON, () -> waiting() >= 2, () -> "two people should wait");

        DeskClient bea = SharedHotline.onDuty("bea", 1, "en", "es");
        try (DeskStream stream = bea.stream(null)) {
            JsonNode first = stream.await(
                            "desk-snapshot", data -> data.path("offers").size() > 0, SOON)
                    .data()
                    .at("/offers/0");
            assertThat(first.path("urgency").asText()).isEqualTo("IMMINENT_DANGER");
            assertThat(first.path("reasons")).isNotEmpty();
            bea.accept(first.path("offerId").asText());
            bea.complete(first.path("conversationId").asText());
            bea.complete(acceptOfferOf(thread, bea, stream));
        } finally {
            bea.signOut();
        }
    }

    @Test
    void one_offer_is_accepted_once_and_others_see_nothing() throws InterruptedException {
        String thread = hotline.threadOf("+15551000003");
        DeskClient cleo = SharedHotline.onDuty("cleo", 1, "en");
        DeskClient dora = SharedHotline.onDuty("dora", 1, "en");
        try (DeskStream ofCleo = cleo.stream(null);
                DeskStream ofDora = dora.stream(null)) {
            hotline.phones().phone("+15551000003").text(Hotline.DEMO_NUMBER, "hello");
            Patience.await(
                    SOON,
                    () -> isThere(offerOf(thread, ofCleo)) || isThere(offerOf(thread, ofDora)),
                    () -> "nobody was offered the text");
            boolean cleoHasIt = isThere(offerOf(thread, ofCleo));
            DeskClient chosen = cleoHasIt ? cleo : dora;
            DeskClient other = cleoHasIt ? dora : cleo;
            JsonNode offer = offerOf(thread, cleoHasIt ? ofCleo : ofDora);
            String offerId = offer.path("offerId").asText();
            String conversation = offer.path("conversationId").asText();

            assertThat(other.accept(offerId).status()).isEqualTo(409);
            assertThat(chosen.accept(offerId, "Idempotency-Key", "the-same-key-twice")
                            .status())
                    .isEqualTo(200);
            assertThat(chosen.accept(offerId, "Idempotency-Key", "the-same-key-twice")
                            .status())
                    .as("the same command again has the same answer")
                    .isEqualTo(200);
            assertThat(chosen.accept(offerId).status()).as("a closed offer").isEqualTo(409);
            Http.Answer forbidden = other.answer(conversation, "hi");
            assertThat(forbidden.status()).isEqualTo(404);
            assertThat(forbidden.body().path("code").asText()).isEqualTo("UNKNOWN_CONVERSATION");

            awaitTimeline(conversation, cleoHasIt ? "cleo" : "dora", "advocate", List.of("SIGNAL", "REPLY"));
            assertThat(SharedHotline.cases(cleoHasIt ? "dora" : "cleo", "advocate")
                            .conversation(conversation)
                            .status())
                    .isEqualTo(404);
            chosen.complete(conversation);
        } finally {
            cleo.signOut();
            dora.signOut();
        }
    }

    @Test
    void a_stream_that_was_cut_goes_on_where_it_was() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15551000004");
        DeskClient eva = SharedHotline.onDuty("eva", 1, "en");
        try {
            String lastSeen;
            String conversation;
            try (DeskStream stream = eva.stream(null)) {
                phone.text(Hotline.DEMO_NUMBER, "first");
                conversation = acceptOfferOf(hotline.threadOf(phone.number()), eva, stream);
                lastSeen = stream.await("conversation-opened", of(conversation), SOON)
                        .id();
            }
            phone.text(Hotline.DEMO_NUMBER, "second");
            phone.text(Hotline.DEMO_NUMBER, "third");
            try (DeskStream stream = eva.stream(lastSeen)) {
                stream.await(
                        "message-arrived",
                        data -> data.at("/message/text").asText().equals("third"),
                        SOON);
                assertThat(stream.events())
                        .filteredOn(event -> event.kind().equals("message-arrived"))
                        .extracting(event -> event.data().at("/message/text").asText())
                        .containsExactly("second", "third");
                assertThat(stream.events()).noneMatch(event -> event.kind().equals("conversation-opened"));
            }
            eva.complete(conversation);
        } finally {
            eva.signOut();
        }
    }

    @Test
    void the_advocate_is_told_in_words_why_an_answer_did_not_arrive() throws InterruptedException {
        Phone phone = hotline.phones().phone("+15551000005");
        DeskClient fay = SharedHotline.onDuty("fay", 1, "en");
        try (DeskStream stream = fay.stream(null)) {
            phone.text(Hotline.DEMO_NUMBER, "STOP calling me");
            String conversation = acceptOfferOf(hotline.threadOf(phone.number()), fay, stream);
            hotline.phones()
                    .plan(phone.number(), new SendPlan.Refuse(400, 21610, "Attempt to send to unsubscribed recipient"));
            fay.answer(conversation, "We will not call.");
            JsonNode failed = stream.await(
                            "delivery-changed",
                            data -> data.path("state").asText().equals("FAILED"),
                            SOON)
                    .data();
            assertThat(failed.path("explanation").asText()).isNotBlank();
            assertThat(phone.inbox()).noneMatch(text -> text.body().equals("We will not call."));
            fay.complete(conversation);
        } finally {
            fay.signOut();
        }
    }

    private static String acceptOfferOf(String thread, DeskClient desk, DeskStream stream) throws InterruptedException {
        JsonNode offer = stream.await(
                        "offer-made",
                        data -> data.at("/offer/conversationId").asText().startsWith(thread + "/"),
                        SOON)
                .data()
                .path("offer");
        Http.Answer accepted = desk.accept(offer.path("offerId").asText());
        assertThat(accepted.status()).as("accepting: %s", accepted).isEqualTo(200);
        return offer.path("conversationId").asText();
    }

    private static boolean isThere(JsonNode json) {
        return !json.isMissingNode();
    }

    /** Missing node when it was not offered there. */
    private static JsonNode offerOf(String thread, DeskStream stream) {
        return stream.events().stream()
                .filter(event -> event.kind().equals("offer-made"))
                .map(event -> event.data().path("offer"))
                .filter(offer -> offer.path("conversationId").asText().startsWith(thread + "/"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static Predicate<JsonNode> of(String conversation) {
        return data -> data.at("/conversation/conversationId").asText().equals(conversation);
    }

    private int waiting() {
        return (int) SharedHotline.cases("dana", "supervisor").conversations(Hotline.DEMO_LINE).stream()
                .filter(summary -> summary.path("status").asText().equals("WAITING"))
                .count();
    }

    private static void awaitTimeline(String conversation, String name, String role, List<String> kinds) {
        var cases = SharedHotline.cases(name, role);
        Patience.await(
                SOON,
                () -> kinds(cases.find(conversation)).equals(kinds),
                () -> "the timeline has " + kinds(cases.find(conversation)) + " instead of " + kinds);
    }

    private static List<String> kinds(JsonNode file) {
        return file.path("timeline")
                .valueStream()
                .map(entry -> entry.path("kind").asText())
                .filter(kind -> kind.equals("SIGNAL") || kind.equals("REPLY"))
                .toList();
    }
}
