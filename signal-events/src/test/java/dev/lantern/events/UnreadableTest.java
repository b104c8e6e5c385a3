package dev.lantern.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Decoded.Reason;
import dev.lantern.events.Decoded.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What a reader is told about records that are no events; each starts from a golden that is readable. */
class UnreadableTest {

    private final EventCodec codec = new EventCodec(Golden.PARTITIONS);
    private final Golden golden =
            Golden.of(EventType.named("dev.lantern.sign-in.requested.v1").orElseThrow());
    private final byte[] value = bytes(golden.value().toString());

    @Test
    void a_tombstone_has_no_value() {
        assertThat(reason(codec.decode(golden.kafkaHeaders(), null))).isEqualTo(Reason.NO_VALUE);
        assertThat(reason(codec.decode(new RecordHeaders(), null))).isEqualTo(Reason.NO_VALUE);
    }

    @Test
    void a_record_without_the_headers_of_a_cloud_event_is_none() {
        assertThat(reason(codec.decode(new RecordHeaders(), value))).isEqualTo(Reason.NOT_A_CLOUD_EVENT);
        for (String required : new String[] {"ce_specversion", "ce_id", "ce_source", "ce_type"}) {
            assertThat(reason(with(headers -> headers.remove(required))))
                    .as("without " + required)
                    .isEqualTo(Reason.NOT_A_CLOUD_EVENT);
            assertThat(reason(with(headers -> headers.remove(required).add(required, null))))
                    .as("null " + required)
                    .isEqualTo(Reason.NOT_A_CLOUD_EVENT);
            assertThat(reason(with(set(required, "")))).as("empty " + required).isEqualTo(Reason.NOT_A_CLOUD_EVENT);
        }
    }

    @Test
    void a_cloud_event_of_another_version_of_the_standard_is_none() {
        assertThat(reason(with(set("ce_specversion", "0.3")))).isEqualTo(Reason.NOT_A_CLOUD_EVENT);
        assertThat(reason(with(set("ce_specversion", "2.0")))).isEqualTo(Reason.NOT_A_CLOUD_EVENT);
        assertThat(reason(with(set("ce_time", "yesterday")))).isEqualTo(Reason.NOT_A_CLOUD_EVENT);
        assertThat(reason(with(set("ce_source", "not a uri")))).isEqualTo(Reason.NOT_A_CLOUD_EVENT);
    }

    @Test
    void a_type_of_somebody_else_is_unknown_and_not_quoted() {
        Unreadable unreadable = (Unreadable) with(set("ce_type", "call.from.15550100142.v1"));
        assertThat(unreadable.reason()).isEqualTo(Reason.UNKNOWN_TYPE);
        assertThat(unreadable.detail()).doesNotContain("15550100142");
    }

    @Test
    void a_type_of_ours_from_a_later_release_is_named() {
        Unreadable type = (Unreadable) with(set("ce_type", "dev.lantern.moon.landed.v1"));
        assertThat(type.reason()).isEqualTo(Reason.UNKNOWN_TYPE);
        assertThat(type.detail()).contains("dev.lantern.moon.landed.v1");
        Unreadable version = (Unreadable) with(set("ce_type", "dev.lantern.sign-in.requested.v2"));
        assertThat(version.reason()).isEqualTo(Reason.UNKNOWN_VERSION);
        assertThat(version.detail()).contains("dev.lantern.sign-in.requested.v2");
        assertThat(reason(with(set("ce_type", "dev.lantern.sign-in.requested"))))
                .isEqualTo(Reason.UNKNOWN_TYPE);
    }

    @Test
    void data_that_is_not_one_json_object_is_malformed() {
        for (String data :
                new String[] {"", " ", "null", "[]", "1", "\"text\"", "{", golden.value() + "{}", "\u0000"}) {
            assertThat(reason(codec.decode(golden.kafkaHeaders(), bytes(data))))
                    .as(data)
                    .isEqualTo(Reason.MALFORMED);
        }
        assertThat(reason(codec.decode(golden.kafkaHeaders(), bytes("{\"line\":\"a\",\"line\":\"b\"}"))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void an_event_needs_its_time_and_json() {
        assertThat(reason(with(headers -> headers.remove("ce_time")))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(with(set("content-type", "text/xml")))).isEqualTo(Reason.MALFORMED);
        assertThat(with(set("content-type", "application/json; charset=utf-8"))).isInstanceOf(Decoded.Event.class);
        assertThat(with(set("content-type", "Application/JSON"))).isInstanceOf(Decoded.Event.class);
        assertThat(with(headers -> headers.remove("content-type"))).isInstanceOf(Decoded.Event.class);
    }

    @Test
    void headers_of_others_do_not_disturb() {
        assertThat(with(headers ->
                        headers.add("uber-trace-id", new byte[] {(byte) 0xff}).add("empty", null)))
                .isEqualTo(golden.decode());
    }

    @Test
    void no_bytes_make_reading_fail() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = value.clone();
            for (int n = 0; n <= i % 4; n++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(codec.decode(golden.kafkaHeaders(), damaged)).isNotNull();
        }
    }

    private Decoded with(Consumer<Headers> change) {
        Headers headers = golden.kafkaHeaders();
        change.accept(headers);
        return codec.decode(headers, value);
    }

    private static Consumer<Headers> set(String name, String value) {
        return headers -> headers.remove(name).add(name, bytes(value));
    }

    private static Reason reason(Decoded decoded) {
        return ((Unreadable) decoded).reason();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
