package dev.lantern.routing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.routing.desk.RosterCsv;
import dev.lantern.routing.desk.ShownEvent;
import dev.lantern.routing.desk.Telephones;
import dev.lantern.testbed.servers.LanternTestResource;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the document shows of the stream and of answers is what the code writes. */
class StreamExamplesTest {

    private static final ObjectMapper STRICT =
            EventCodec.json().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Map<String, Object> STREAM = DeskOpenApi.read(DeskOpenApi.STREAM_EXAMPLES);
    private static final Map<String, Object> ANSWERS = DeskOpenApi.read(DeskOpenApi.ANSWER_EXAMPLES);

    static Stream<Map.Entry<String, Object>> events() {
        return STREAM.entrySet().stream();
    }

    @Test
    void everyEventOfTheStreamHasAnExample() {
        assertThat(STREAM.keySet())
                .containsExactlyInAnyOrderElementsOf(ShownEvent.shapes().keySet());
        long unshown = 1; // the roster, which the request that asked for it has
        assertThat(STREAM).hasSize(FeedEvent.class.getPermittedSubclasses().length - (int) unshown + 1);
    }

    @ParameterizedTest
    @MethodSource("events")
    void anExampleIsReadAndWrittenAgainAsItWas(Map.Entry<String, Object> event) throws Exception {
        Class<?> shape = ShownEvent.shapes().get(event.getKey());
        same(STRICT.valueToTree(event.getValue()), shape);
    }

    @Test
    void theAnswersAreReadAndWrittenAgainAsTheyWere() throws Exception {
        same(STRICT.valueToTree(ANSWERS.get("/roster")), Rosters.Roster.class);
        same(STRICT.valueToTree(ANSWERS.get("POST /roster")), Rosters.Imported.class);
        same(STRICT.valueToTree(ANSWERS.get("/queue")), QueueSnapshot.class);
        same(STRICT.valueToTree(ANSWERS.get("/softphone-token")), Bodies.SoftphoneToken.class);
        String csv = (String) ANSWERS.get("/roster.csv");
        RosterCsv.Read read = RosterCsv.read(
                csv.getBytes(StandardCharsets.UTF_8),
                new Telephones(Keyring.load(LanternTestResource.keysFolder()).sealer()));
        assertThat(read.mistakes()).isEmpty();
        assertThat(RosterCsv.write(
                        read.entries().stream().map(RosterCsv.Entry::profile).toList()))
                .isEqualTo(csv);
    }

    private static void same(JsonNode example, Class<?> shape) throws JsonProcessingException {
        Object read = STRICT.treeToValue(example, shape);
        assertThat(EventCodec.json().readValue(EventCodec.json().writeValueAsString(read), LinkedHashMap.class))
                .isEqualTo(EventCodec.json().convertValue(example, LinkedHashMap.class));
    }
}
