package dev.lantern.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the texts of a flood become together. */
class GatheredTextsTest {

    @TempDir
    static Path folder;

    private static TextScene scene;

    @BeforeAll
    static void prepare() throws IOException {
        scene = TextScene.in(folder);
    }

    @Test
    void several_texts_of_a_flood_are_one_signal_that_says_what_all_say() {
        List<InboundText> texts = List.of(
                TextScene.read("MessageSid=SM01&From=%2B15550100142&To=%2B15550100733&Body=buy+now&NumSegments=1"),
                TextScene.read("MessageSid=SM02&From=%2B15550100142&To=%2B15550100733"),
                TextScene.read("MessageSid=SM03&From=%2B15550100142&To=%2B15550100733&Body=buy%0Anow"));

        SignalReceived signal = heap(texts, 61);

        assertThat(scene.text(signal)).isEqualTo("buy now\nbuy\nnow");
        assertThat(signal.attributes()).isEqualTo(Map.of("flood", "61", "texts", "3", "messageSids", "SM01 SM02 SM03"));
        assertThat(signal.threadId()).isEqualTo(heap(texts.subList(0, 1), 0).threadId());
        assertThat(signal.signalId())
                .isEqualTo(heap(texts, 70).signalId())
                .isNotEqualTo(heap(texts.subList(0, 1), 61).signalId())
                .isNotEqualTo(heap(texts.subList(0, 2), 61).signalId());
    }

    @Test
    void the_largest_heap_fits_into_an_event() {
        List<InboundText> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String sid = "SM%032d".formatted(i);
            texts.add(TextScene.read("MessageSid=" + sid + "&From=%2B15550100142&To=%2B15550100733&Body="
                    + URLEncoder.encode("\u6551".repeat(i == 299 ? 4_096 : 26), StandardCharsets.UTF_8)));
        }
        SignalReceived signal = heap(texts, 61);
        assertThatCode(() -> new EventCodec(4)
                        .encode(new Envelope<>(
                                signal.signalId(),
                                Sources.channel(signal.channel(), signal.line()),
                                TextScene.NOW,
                                null,
                                null,
                                signal)))
                .doesNotThrowAnyException();
    }

    private static SignalReceived heap(List<InboundText> texts, int flood) {
        return scene.signal(InboundText.together(texts), flood);
    }
}
