package dev.lantern.sms.replies;

import static dev.lantern.sms.replies.FakeTwilio.error;
import static dev.lantern.sms.replies.FakeTwilio.onlyHang;
import static dev.lantern.sms.replies.FakeTwilio.page;
import static dev.lantern.sms.replies.FakeTwilio.takeAndDrop;
import static dev.lantern.sms.replies.FakeTwilio.takeAndFail;
import static dev.lantern.sms.replies.FakeTwilio.takeAndHang;
import static dev.lantern.sms.replies.FakeTwilio.tooMany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.events.Channel;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.sealing.KeyFolder;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.contract.Awaiting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendReplyTest {

    private static final String OURS = "+15550100733";
    private static final String PERSON = "+15550100142";
    private static final String THREAD = "sms-0123456789abcdef";
    private static final String WORDS = "You are not alone. Can you talk? 🕯";

    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(4);

    /** Longer than any answer here takes on a busy machine. */
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    static Path keys;

    static Keyring keyring;

    private final Instant now = Instant.now();
    private final QuickTime time = new QuickTime(now);
    private FakeTwilio twilio;
    private SendReply sendReply;

    @BeforeAll
    static void makeKeys() {
        KeyFolder.generate(keys, List.of(Reader.SMS, Reader.DESK));
        keyring = Keyring.load(keys);
    }

    @BeforeEach
    void start() {
        twilio = new FakeTwilio();
        sendReply = sendReply(twilio.url(), FakeTwilio.TOKEN);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void hands_the_text_to_the_provider_once_with_the_way_back() throws Exception {
        DeliveryEvent result = send(reply("r1", Channel.SMS, WORDS, now), false);

        FakeTwilio.Sent sent = twilio.sent().getFirst();
        assertThat(result).isEqualTo(new ReplyAccepted("r1", THREAD + "/1", "national", sent.sid(), now));
        assertThat(sent.from()).isEqualTo(OURS);
        assertThat(sent.to()).isEqualTo(PERSON);
        assertThat(sent.body()).isEqualTo(WORDS);
        assertThat(sent.statusCallback())
                .as("parameters in alphabetical order: the provider sorts them after signing")
                .isEqualTo("https://texts.example.org/base/twilio/messages/status?conversation=" + THREAD
                        + "%2F1&line=national&reply=r1");
        assertThat(twilio.calls()).containsExactly("POST");
        assertThat(twilio.complaints()).isEmpty();
    }

    @Test
    void both_numbers_carry_the_prefix_on_whatsapp() throws Exception {
        send(reply("r1", Channel.WHATSAPP, WORDS, now), false);

        assertThat(twilio.sent().getFirst().from()).isEqualTo("whatsapp:" + OURS);
        assertThat(twilio.sent().getFirst().to()).isEqualTo("whatsapp:" + PERSON);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                trouble("a STOP at the provider", List.of(error(400, 21610)), "21610", 0, "POST"),
                trouble("a landline", List.of(error(400, 21614)), "21614", 0, "POST"),
                trouble("our access is refused", List.of(error(401, 20003)), "20003", 0, "POST"),
                trouble("a 404 of some proxy", List.of(page(404)), "HTTP-404", 0, "POST"),
                trouble("too many requests, then room", List.of(tooMany(3)), "", 1, "POST POST"),
                trouble("the queue of our number is full, then not", List.of(error(400, 21611)), "", 1, "POST POST"),
                trouble("an error before the text was taken", List.of(error(500, 20500)), "", 1, "POST GET POST"),
                trouble("an error after the text was taken", List.of(takeAndFail()), "", 1, "POST GET"),
                trouble("a bad gateway in front", List.of(page(502)), "", 1, "POST GET POST"),
                trouble("a connection lost after the text was taken", List.of(takeAndDrop()), "", 1, "POST GET"),
                trouble(
                        "two errors, the second after the text was taken",
                        List.of(error(503, 20503), takeAndFail()),
                        "",
                        1,
                        "POST GET POST GET"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void in_trouble_it_sends_once_or_says_why_not(
            String label, List<FakeTwilio.Fault> faults, String code, int sent, String calls) throws Exception {
        faults.forEach(twilio::nextSending);

        DeliveryEvent result = send(reply("r1", Channel.SMS, WORDS, now), false);

        assertThat(code(result)).isEqualTo(code);
        assertThat(twilio.sent()).hasSize(sent);
        assertThat(String.join(" ", twilio.calls())).isEqualTo(calls);
        if (sent == 1) {
            assertThat(((ReplyAccepted) result).providerId())
                    .isEqualTo(twilio.sent().getFirst().sid());
        }
    }

    static Stream<Arguments> hangs() {
        return Stream.of(
                Arguments.of("before the text was taken", onlyHang()),
                Arguments.of("after the text was taken", takeAndHang()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hangs")
    void a_provider_that_hangs_gets_the_text_once(String label, FakeTwilio.Fault hang) throws Exception {
        sendReply = sendReply(twilio.url(), FakeTwilio.TOKEN, Duration.ofMillis(1500));
        twilio.nextSending(hang);

        assertThat(code(send(reply("r1", Channel.SMS, WORDS, now), false))).isEmpty();
        assertThat(twilio.sent()).hasSize(1);
    }

    @Test
    void waits_as_long_as_the_provider_asks() throws Exception {
        twilio.nextSending(tooMany(1));
        long began = System.nanoTime();
        assertThat(code(send(reply("r1", Channel.SMS, WORDS, now), false))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void does_not_wait_for_what_would_be_too_late() throws Exception {
        twilio.nextSending(tooMany(600));
        assertThat(code(send(reply("r1", Channel.SMS, WORDS, now), false))).isEqualTo("20429");
        assertThat(twilio.sent()).isEmpty();
    }

    @Test
    void tries_again_and_gives_up_in_time() throws Exception {
        for (int i = 0; i < 500; i++) {
            twilio.nextSending(tooMany(0));
        }
        long began = System.nanoTime();
        DeliveryEvent result = send(reply("r1", Channel.SMS, WORDS, now), false);

        assertThat(code(result)).isEqualTo("20429");
        assertThat(twilio.sent()).isEmpty();
        assertThat(twilio.calls().size()).as("fewer and fewer").isBetween(5, 60);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void a_long_answer_leaves_in_parts_that_know_their_place() throws Exception {
        String text = "Here is what you can do tonight. ".repeat(100);

        DeliveryEvent result = send(reply("r1", Channel.SMS, text, now), false);

        assertThat(twilio.sent()).hasSize(3);
        assertThat(String.join(
                        " ", twilio.sent().stream().map(FakeTwilio.Sent::body).toList()))
                .isEqualTo(text);
        assertThat(twilio.sent().stream().map(FakeTwilio.Sent::statusCallback).toList())
                .allMatch(callback -> callback.matches(".*line=national&part=[123]of3&reply=r1"));
        assertThat(((ReplyAccepted) result).providerId())
                .isEqualTo(twilio.sent().getLast().sid());
    }

    @Test
    void an_answer_whose_second_part_fails_ends_there_and_says_so() throws Exception {
        twilio.nextSending((fake, exchange, parameters) -> fake.taking(exchange, parameters));
        twilio.nextSending(error(400, 21610));

        ReplyFailed failed = (ReplyFailed) send(reply("r1", Channel.SMS, "one two ".repeat(500), now), false);

        assertThat(failed.code()).isEqualTo("21610");
        assertThat(failed.explanation()).startsWith("Part 2 of 3: ").contains("STOP");
        assertThat(twilio.sent()).hasSize(1);
    }

    @Test
    void only_the_parts_that_an_earlier_run_did_not_send_are_sent() throws Exception {
        String text = "a ".repeat(700) + "b ".repeat(700);
        List<String> parts = TextParts.of(text);
        twilio.had(OURS, PERSON, parts.getFirst(), now.plusSeconds(1));

        assertThat(code(send(reply("r1", Channel.SMS, text, now), true))).isEmpty();
        assertThat(twilio.calls()).containsExactly("GET", "GET", "POST");
        assertThat(twilio.sent().getLast().body()).isEqualTo(parts.getLast());
    }

    @Test
    void a_provider_that_is_not_there_is_spared_and_the_advocate_told() throws Exception {
        twilio.close();
        DeliveryEvent result = send(reply("r1", Channel.SMS, WORDS, now), false);

        assertThat(code(result)).isEqualTo("UNREACHABLE");
        assertThat(sendReply.providerRests()).isTrue();
    }

    @Test
    void a_reply_that_an_earlier_run_sent_is_found_and_not_sent_again() throws Exception {
        String sid = twilio.had(OURS, PERSON, WORDS, now.plusSeconds(1));

        DeliveryEvent result = send(reply("r1", Channel.SMS, WORDS, now), true);

        assertThat(result).isInstanceOfSatisfying(ReplyAccepted.class, accepted -> assertThat(accepted.providerId())
                .isEqualTo(sid));
        assertThat(twilio.calls()).containsExactly("GET");
    }

    @Test
    void a_reply_that_an_earlier_run_did_not_send_is_sent() throws Exception {
        twilio.had(OURS, PERSON, "Other words", now.plusSeconds(1));
        twilio.had(OURS, PERSON, WORDS, now.minusSeconds(3600));
        twilio.had(OURS, "+15550100199", WORDS, now.plusSeconds(1));

        assertThat(code(send(reply("r1", Channel.SMS, WORDS, now), true))).isEmpty();
        assertThat(twilio.calls()).containsExactly("GET", "POST");
    }

    @Test
    void two_replies_with_the_same_words_are_two_texts() throws Exception {
        send(reply("r1", Channel.SMS, "Are you safe?", now), false);
        DeliveryEvent second = send(reply("r2", Channel.SMS, "Are you safe?", now), true);

        assertThat(code(second)).isEmpty();
        assertThat(twilio.sent()).hasSize(2);
    }

    @Test
    void an_account_that_keeps_no_texts_cannot_tell() throws Exception {
        twilio.had(OURS, PERSON, "", now.plusSeconds(1));
        assertThat(code(send(reply("r1", Channel.SMS, WORDS, now), true))).isEqualTo("UNKNOWN");
        assertThat(twilio.calls()).containsExactly("GET");
    }

    @Test
    void a_list_whose_times_make_no_sense_cannot_tell() throws Exception {
        for (int i = 0; i < 50; i++) {
            twilio.nextListing(FakeTwilio.listWithoutTimes());
        }
        assertThat(code(send(reply("r1", Channel.SMS, WORDS, now), true))).isEqualTo("UNKNOWN");
        assertThat(twilio.sent()).isEmpty();
    }

    @Test
    void a_list_that_never_comes_cannot_tell() throws Exception {
        for (int i = 0; i < 50; i++) {
            twilio.nextListing(error(500, 20500));
        }
        ReplyFailed failed = (ReplyFailed) send(reply("r1", Channel.SMS, WORDS, now), true);
        assertThat(failed.code()).isEqualTo("UNKNOWN");
        assertThat(failed.explanation())
                .isEqualTo("The text may or may not have been sent; check before sending again.");
        assertThat(twilio.sent()).isEmpty();
    }

    @Test
    void a_reply_that_waited_too_long_is_not_sent_any_more() throws Exception {
        assertThat(code(send(reply("r1", Channel.SMS, WORDS, now.minusSeconds(1801)), false)))
                .isEqualTo("TOO_LATE");
        assertThat(code(send(reply("r2", Channel.SMS, WORDS, now.minusSeconds(1801)), true)))
                .isEqualTo("TOO_LATE");
        assertThat(twilio.sent()).isEmpty();
    }

    @Test
    void what_cannot_be_opened_is_told_and_not_sent() throws Exception {
        ReplyRequested good = reply("r1", Channel.SMS, WORDS, now);
        ReplyRequested ofAnotherThread = new ReplyRequested(
                good.replyId(),
                "sms-ffff/1",
                good.line(),
                good.channel(),
                good.author(),
                good.from(),
                good.to(),
                good.text(),
                good.copy(),
                good.requestedAt());
        assertThat(code(send(ofAnotherThread, false))).isEqualTo("UNOPENABLE");
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void nothing_leaves_once_another_instance_may_send_it() {
        assertThatThrownBy(() -> sendReply.send(reply("r1", Channel.SMS, WORDS, now), false, () -> false))
                .isInstanceOf(InterruptedException.class);
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void a_service_that_stops_while_the_provider_hangs_says_nothing() throws Exception {
        twilio.nextSending(takeAndHang());
        Thread sending = Thread.ofVirtual()
                .unstarted(() -> assertThatThrownBy(() -> send(reply("r1", Channel.SMS, WORDS, now), false))
                        .isInstanceOf(InterruptedException.class));
        sending.start();
        Awaiting.until(() -> !twilio.sent().isEmpty());
        sending.interrupt();
        assertThat(sending.join(Duration.ofSeconds(60))).isTrue();
    }

    private DeliveryEvent send(ReplyRequested reply, boolean doubtful) throws InterruptedException {
        return sendReply.send(reply, doubtful, () -> true);
    }

    private SendReply sendReply(URI api, String token) {
        return sendReply(api, token, AMPLE);
    }

    private SendReply sendReply(URI api, String token, Duration requestTimeout) {
        return new SendReply(
                new TwilioMessages(api, FakeTwilio.ACCOUNT, token, Duration.ofSeconds(2), requestTimeout),
                keyring.opener(),
                URI.create("https://texts.example.org/base/"),
                new SendReply.Limits(
                        GIVE_UP_AFTER,
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(3),
                        Duration.ofMillis(8),
                        Duration.ofMillis(200),
                        4,
                        1000),
                Duration.ofMillis(300),
                time);
    }

    private static ReplyRequested reply(String id, Channel channel, String text, Instant requestedAt) {
        return new ReplyRequested(
                id,
                THREAD + "/1",
                "national",
                channel,
                "maria",
                OURS,
                keyring.sealer().seal(Reader.SMS, THREAD, SealedField.REPLY_TO, PERSON),
                keyring.sealer().seal(Reader.SMS, THREAD, SealedField.REPLY_TEXT, text),
                keyring.sealer().seal(Reader.DESK, THREAD, SealedField.REPLY_COPY, text),
                requestedAt);
    }

    private static String code(DeliveryEvent result) {
        return result instanceof ReplyFailed failed ? failed.code() : "";
    }

    private static Arguments trouble(String label, List<FakeTwilio.Fault> faults, String code, int sent, String calls) {
        return Arguments.of(label, faults, code, sent, calls);
    }
}
