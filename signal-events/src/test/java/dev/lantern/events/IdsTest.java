package dev.lantern.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void the_same_arrival_has_the_same_id_for_ever() {
        assertThat(Ids.signal(Channel.SMS, "national", "SM0123456789abcdef0123456789abcdef"))
                .isEqualTo("98d46d4370775ffdc1e1916e9f44f3bb");
        assertThat(Ids.caused("SM0123456789abcdef0123456789abcdef", 0)).isEqualTo("1c1e310df3fe07c6a51b27dc02401919");
        assertThat(Threads.ofWebform("national", "submission-1")).isEqualTo("web-7707e3fcfcffedf642ec0c1ddd16d068");
    }

    @Test
    void another_channel_line_provider_id_or_number_is_another_id() {
        assertThat(Ids.signal(Channel.SMS, "national", "1"))
                .isNotEqualTo(Ids.signal(Channel.WHATSAPP, "national", "1"))
                .isNotEqualTo(Ids.signal(Channel.SMS, "local", "1"))
                .isNotEqualTo(Ids.signal(Channel.SMS, "national", "2"));
        assertThat(Ids.caused("a", 0)).isNotEqualTo(Ids.caused("a", 1)).isNotEqualTo(Ids.caused("b", 0));
    }

    @Test
    void parts_do_not_run_into_each_other() {
        assertThat(Ids.digest("ab", "c")).isNotEqualTo(Ids.digest("a", "bc")).isNotEqualTo(Ids.digest("abc"));
        assertThat(Ids.digest("", "a")).isNotEqualTo(Ids.digest("a", ""));
    }

    @Test
    void a_conversation_is_the_nth_of_its_thread() {
        assertThat(ConversationIds.of("sms-1", 2)).isEqualTo("sms-1/2");
        assertThat(ConversationIds.threadOf("sms-1/2")).isEqualTo("sms-1");
        assertThatThrownBy(() -> ConversationIds.threadOf("sms-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConversationIds.threadOf("/1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_channel_has_a_name_in_upper_case() {
        assertThat(new Channel("SIGNAL_APP").name()).isEqualTo("SIGNAL_APP");
        assertThatThrownBy(() -> new Channel("sms"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("sms");
    }

    @Test
    void each_channel_has_a_reader_for_what_leaves_through_it() {
        assertThat(Reader.ofChannel(Channel.SMS)).isEqualTo("sms");
        assertThat(Reader.ofChannel(Channel.WHATSAPP)).isEqualTo("sms");
        assertThat(Reader.ofChannel(Channel.RCS)).isEqualTo("sms");
        assertThat(Reader.ofChannel(Channel.CHAT)).isEqualTo("chat");
    }

    @Test
    void a_call_is_found_again_from_its_thread_and_from_no_other() {
        String call = "CA" + "0123456789abcdef".repeat(2);
        assertThat(Threads.ofCall(call)).isEqualTo("voice-" + "0123456789abcdef".repeat(2));
        assertThat(Threads.callOf(Threads.ofCall(call))).contains(call);
        assertThat(Threads.callOf("voice-ca5f")).isEmpty();
        assertThat(Threads.callOf("sms-" + "0123456789abcdef".repeat(2))).isEmpty();
    }
}
