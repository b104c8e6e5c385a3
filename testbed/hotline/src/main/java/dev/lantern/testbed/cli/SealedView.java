package dev.lantern.testbed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.EventCodec;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** An event as JSON for people: what is sealed is named so, or shown where a key was given. */
record SealedView(BiFunction<Sealed, String, String> sealed) {

    /** Shows only that something is sealed, and to whom. */
    static SealedView closed() {
        return new SealedView((value, threadId) -> "(sealed to " + value.reader() + ")");
    }

    static SealedView openedWith(Keyring keys) {
        return new SealedView((value, threadId) -> {
            for (String field : SealedField.ALL) {
                if (keys.opener().open(value, threadId, field) instanceof Opened.Text opened) {
                    return opened.text();
                }
            }
            return "(sealed to " + value.reader() + ")";
        });
    }

    String of(LanternEvent event) {
        return view(EventCodec.json().valueToTree(event), event.key()).toString();
    }

    /** @param threadId of the nearest object around that names one; sealed values are bound to it */
    private JsonNode view(JsonNode json, String threadId) {
        return switch (json) {
            case ObjectNode object
            when isSealed(object) ->
                TextNode.valueOf(sealed.apply(
                        new Sealed(
                                object.path("reader").asText(),
                                object.path("ciphertext").asText()),
                        threadId));
            case ObjectNode object -> {
                String thread = threadOf(object, threadId);
                object.properties().forEach(field -> field.setValue(view(field.getValue(), thread)));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, view(array.get(i), threadId));
                }
                yield array;
            }
            default -> json;
        };
    }

    private static boolean isSealed(ObjectNode object) {
        return object.size() == 2 && object.has("reader") && object.has("ciphertext");
    }

    private static String threadOf(ObjectNode object, String otherwise) {
        @Nullable JsonNode conversation = object.get("conversationId");
        return conversation == null ? otherwise : ConversationIds.threadOf(conversation.asText());
    }
}
