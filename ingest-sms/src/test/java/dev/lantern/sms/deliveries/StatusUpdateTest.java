package dev.lantern.sms.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyDelivered;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import dev.lantern.events.Envelope;
import dev.lantern.ingest.twilio.TwilioForm;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusUpdateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T20:15:30Z");
    private static final ReplyRef REPLY = new ReplyRef("r 1", "sms-0a1b/2", "national", 1, 1);

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"accepted", "scheduled", "queued", "sending", "sent", "receiving", "something-new"})
    void says_nothing_more_than_that_the_provider_has_it(String status) {
        assertThat(update("MessageStatus=" + status).toEvent(NOW)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"delivered", "read"})
    void says_that_the_person_has_it(String status) {
        assertThat(update("MessageStatus=" + status).toEvent(NOW))
                .contains(new ReplyDelivered("r 1", "sms-0a1b/2", "national", "SM01", NOW));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            failed      | 21211 | not a number that texts can go to
            failed      | 21408 | switched off at the provider
            failed      | 21610 | has sent STOP
            failed      | 21611 | too many texts wait
            failed      | 21612 | cannot reach the person's number
            failed      | 21614 | may be a landline
            undelivered | 30001 | too many texts waited
            undelivered | 30002 | account at the provider is suspended
            undelivered | 30003 | switched off, out of reach
            undelivered | 30004 | blocked
            undelivered | 30005 | unknown or no longer in service
            undelivered | 30006 | landline
            undelivered | 30007 | filtered it out
            undelivered | 30008 | gave no reason
            undelivered | 30034 | not registered
            undelivered | 63003 | not on WhatsApp
            undelivered | 63007 | not set up for this channel
            undelivered | 63016 | within 24 hours
            undelivered | 63018 | too many messages at once
            undelivered | 63024 | cannot receive messages of this channel
            undelivered | 39999 | reason has the number 39999
            """)
    void says_in_words_why_it_did_not_arrive(String status, String code, String words) {
        ReplyFailed failed = (ReplyFailed) update("MessageStatus=" + status + "&ErrorCode=" + code)
                .toEvent(NOW)
                .orElseThrow();
        assertThat(failed.code()).isEqualTo(code);
        assertThat(failed.explanation()).contains(words).endsWith(".").matches("\\p{ASCII}*");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "MessageStatus=failed",
                "MessageStatus=undelivered&ErrorCode=",
                "MessageStatus=failed&ErrorCode=0"
            })
    void a_failure_without_a_code_is_a_failure(String form) {
        ReplyFailed failed = (ReplyFailed) update(form).toEvent(NOW).orElseThrow();
        assertThat(failed.code()).isEqualTo("UNDELIVERED");
        assertThat(failed.explanation())
                .isEqualTo("The text did not arrive, and the telephone provider gave no reason.");
    }

    @Test
    void the_same_status_twice_is_one_event_and_other_states_are_others() {
        String delivered = envelope("MessageStatus=delivered", NOW).id();
        assertThat(envelope("MessageStatus=delivered", NOW.plusSeconds(9)).id()).isEqualTo(delivered);
        assertThat(envelope("MessageStatus=read", NOW).id()).isEqualTo(delivered);
        assertThat(envelope("MessageStatus=failed", NOW).id()).isNotEqualTo(delivered);
    }

    @Test
    void the_source_is_the_channel_it_left_through() {
        assertThat(envelope("MessageStatus=delivered&From=%2B15550100733", NOW).source())
                .isEqualTo("/channels/sms/national");
        assertThat(envelope("MessageStatus=delivered&From=whatsapp:%2B15550100733", NOW)
                        .source())
                .isEqualTo("/channels/whatsapp/national");
        assertThat(update("MessageStatus=read&From=whatsapp:%2B15550100733").channel())
                .isEqualTo(Channel.WHATSAPP);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no query at all                  |                                    | conversation line reply
            no reply                         | conversation=sms-1/1&line=national | reply
            a conversation without a number  | conversation=sms-1&line=n&reply=r  | conversation
            a conversation of something else | conversation=../1&line=n&reply=r   | conversation
            """)
    void says_what_is_missing(String label, @Nullable String query, String missing) {
        assertThat(StatusUpdate.from(
                        TwilioForm.ofQuery(query), TwilioForm.ofQuery("MessageSid=SM01&MessageStatus=delivered")))
                .isEqualTo(new StatusCallback.Incomplete(List.of(missing.split(" "))));
    }

    @Test
    void of_a_text_in_parts_each_that_arrives_and_each_that_fails_is_told() {
        for (int part = 1; part <= 3; part++) {
            ReplyDelivered delivered = (ReplyDelivered)
                    part(part, 3, "MessageStatus=delivered").toEvent(NOW).orElseThrow();
            assertThat(delivered.part()).isEqualTo(new DeliveryEvent.Part(part, 3));
        }
        assertThat(update("MessageStatus=delivered").toEvent(NOW))
                .hasValueSatisfying(
                        event -> assertThat(((ReplyDelivered) event).part()).isNull());
        ReplyFailed failed = (ReplyFailed) part(2, 3, "MessageStatus=undelivered&ErrorCode=30003")
                .toEvent(NOW)
                .orElseThrow();
        assertThat(failed.explanation()).startsWith("Part 2 of 3: The text did not arrive");
        assertThat(StatusUpdate.from(
                        TwilioForm.ofQuery(query() + "&part=0of3"),
                        TwilioForm.ofQuery("MessageSid=SM01&MessageStatus=delivered")))
                .isEqualTo(new StatusCallback.Incomplete(List.of("part")));
    }

    @Test
    void every_sentence_about_a_failure_is_one() throws Exception {
        Properties words = new Properties();
        try (InputStream file = FailureWords.class.getResourceAsStream("failure-words.properties")) {
            words.load(file);
        }
        assertThat(words).hasSizeGreaterThan(100);
        assertThat(words.stringPropertyNames()).allSatisfy(code -> {
            assertThat(code).matches("[0-9]{5}|[A-Z_]+");
            assertThat(FailureWords.of(code)).matches("[A-Z][\\p{ASCII}]*\\.").doesNotContain("!");
            assertThat(FailureWords.forTechnicians(code))
                    .isEqualTo(FailureWords.of(code).endsWith("A technician must put this right."));
        });
    }

    @Test
    void says_which_status_is_missing() {
        assertThat(StatusUpdate.from(TwilioForm.ofQuery(query()), TwilioForm.ofQuery("")))
                .isEqualTo(new StatusCallback.Incomplete(List.of("MessageSid", "MessageStatus")));
    }

    private static Envelope<DeliveryEvent> envelope(String form, Instant at) {
        StatusUpdate update = update(form);
        return Deliveries.envelope(update.toEvent(at).orElseThrow(), update.channel(), update.messageSid(), null);
    }

    private static StatusUpdate part(int part, int parts, String form) {
        String query = new ReplyRef("r 1", "sms-0a1b/2", "national", part, parts)
                .statusCallback(URI.create("https://texts.example.org"))
                .getRawQuery();
        return (StatusUpdate)
                StatusUpdate.from(TwilioForm.ofQuery(query), TwilioForm.ofQuery("MessageSid=SM01&" + form));
    }

    private static StatusUpdate update(String form) {
        return (StatusUpdate)
                StatusUpdate.from(TwilioForm.ofQuery(query()), TwilioForm.ofQuery("MessageSid=SM01&" + form));
    }

    /** What we give the provider comes back as it was given. */
    private static String query() {
        return REPLY.statusCallback(URI.create("https://texts.example.org")).getRawQuery();
    }
}
