package dev.lantern.events.asyncapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Decoded;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.EventType;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.QueueEvent;
import dev.lantern.events.TopicSpec;
import dev.lantern.events.Topics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contract as an AsyncAPI 3 document: channels are topics, messages are event types. */
final class AsyncApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String KAFKA_BINDING = "0.5.0";

    private final SourceDocs docs;
    private final PayloadSchemas schemas;

    AsyncApi(SourceDocs docs) {
        this.docs = docs;
        this.schemas = new PayloadSchemas(docs);
    }

    ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Lantern")
                .put("version", "1")
                .put(
                        "description",
                        "The events of a crisis hotline. CloudEvents 1.0 on Kafka in binary mode; a reader takes structured "
                                + "mode too. A duplicate is the same ce_source and ce_id. Unknown fields are ignored; a field "
                                + "is never renamed or re-typed within a version; an absent list or map is empty. "
                                + "Generated from the code: do not edit.");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        for (String topic : Topics.ALL) {
            channels.set(topic, channel(TopicSpec.of(topic)));
        }
        for (String topic : Topics.ALL) {
            channels.set(Topics.deadLettersOf(topic), deadLetters(topic));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (EventType type : EventType.all()) {
            messages.set(type.event().getSimpleName(), message(type));
        }
        messages.set("DeadLetter", deadLetter());
        ObjectNode all = components.putObject("schemas");
        all.set("CloudEventHeaders", cloudEventHeaders());
        schemas.all().forEach(all::set);
        return document;
    }

    private ObjectNode channel(TopicSpec topic) {
        List<EventType> types = EventType.all().stream()
                .filter(type -> type.topic().equals(topic.name()))
                .toList();
        ObjectNode channel = JSON.objectNode().put("address", topic.name());
        channel.put("description", docs.of(hierarchyOf(types.getFirst())));
        ObjectNode messages = channel.putObject("messages");
        for (EventType type : types) {
            String name = type.event().getSimpleName();
            messages.putObject(name).put("$ref", "#/components/messages/" + name);
        }
        channel.set("bindings", bindings(topic));
        return channel;
    }

    private ObjectNode deadLetters(String topic) {
        TopicSpec spec = TopicSpec.of(Topics.deadLettersOf(topic));
        ObjectNode channel = JSON.objectNode().put("address", spec.name());
        channel.put("description", "What a reader of " + topic + " could not use, as it came.");
        channel.putObject("messages").putObject("DeadLetter").put("$ref", "#/components/messages/DeadLetter");
        channel.set("bindings", bindings(spec));
        return channel;
    }

    private static ObjectNode bindings(TopicSpec topic) {
        ObjectNode kafka = JSON.objectNode().put("topic", topic.name());
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(topic.compacted() ? "compact" : "delete");
        configuration.put(
                topic.compacted() ? "delete.retention.ms" : "retention.ms",
                topic.retention().toMillis());
        kafka.put("bindingVersion", KAFKA_BINDING);
        ObjectNode bindings = JSON.objectNode();
        bindings.set("kafka", kafka);
        return bindings;
    }

    private ObjectNode message(EventType type) {
        ObjectNode message = JSON.objectNode().put("name", type.ceType());
        String doc = docs.of(type.event());
        if (!doc.isEmpty()) {
            message.put("description", doc);
        }
        message.put("contentType", "application/json");
        ObjectNode headers = message.putObject("headers");
        headers.putArray("allOf").addObject().put("$ref", "#/components/schemas/CloudEventHeaders");
        headers.putObject("properties").putObject("ce_type").put("const", type.ceType());
        message.set("payload", schemas.ref(type.event()));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", "The " + keyOf(type.event()) + ".");
        kafka.put("bindingVersion", KAFKA_BINDING);
        return message;
    }

    private static ObjectNode deadLetter() {
        ObjectNode message = JSON.objectNode().put("name", "dead-letter");
        message.put("description", "Key, value and headers as they came, and headers that say where from and why.");
        ObjectNode headers = message.putObject("headers").put("type", "object");
        headers.putArray("required").add("dlq_topic").add("dlq_reason").add("dlq_detail");
        ObjectNode properties = headers.putObject("properties");
        properties.putObject("dlq_topic").put("type", "string");
        ObjectNode reason = properties.putObject("dlq_reason").put("type", "string");
        for (Object constant : Decoded.Reason.values()) {
            reason.withArray("enum").add(constant.toString());
        }
        properties.putObject("dlq_detail").put("type", "string").put("description", "A sentence about form only.");
        return message;
    }

    private static ObjectNode cloudEventHeaders() {
        ObjectNode headers = JSON.objectNode().put("type", "object");
        ObjectNode properties = JSON.objectNode();
        Map<String, String> required = new LinkedHashMap<>();
        required.put("ce_id", "Deterministic: the same arrival or cause has the same id.");
        required.put("ce_source", "/channels/<channel>/<line> or /services/<service>.");
        required.put("ce_type", "The event's type and version.");
        required.put("ce_time", "When it happened at the source.");
        properties.putObject("ce_specversion").put("const", "1.0");
        required.forEach((name, description) -> properties
                .putObject(name)
                .put("type", "string")
                .put("minLength", 1)
                .put("description", description));
        properties.withObject("/ce_time").put("format", "date-time");
        Map<String, String> more = new LinkedHashMap<>();
        more.put("ce_subject", "The conversation where the event is about one, else the record key.");
        more.put("ce_partitionkey", "What chooses the partition (murmur2): the line; for desk-feed the advocate.");
        more.put("ce_correlationid", "Id of the event that caused this one.");
        more.put("ce_traceparent", "W3C trace context.");
        more.put("content-type", "application/json; absent means the same.");
        more.forEach((name, description) ->
                properties.putObject(name).put("type", "string").put("description", description));
        headers.putArray("required").add("ce_specversion");
        required.keySet().forEach(name -> headers.withArray("required").add(name));
        headers.set("properties", properties);
        return headers;
    }

    /** The part of the sealed hierarchy that a topic carries. */
    private static Class<?> hierarchyOf(EventType type) {
        return Arrays.stream(LanternEvent.class.getPermittedSubclasses())
                .filter(hierarchy -> hierarchy.isAssignableFrom(type.event()))
                .findFirst()
                .orElseThrow();
    }

    private static String keyOf(Class<? extends LanternEvent> event) {
        if (DeskCommand.class.isAssignableFrom(event) || QueueEvent.class.isAssignableFrom(event)) {
            return "line";
        }
        if (FeedEvent.class.isAssignableFrom(event) || AssignmentEvent.OfAdvocate.class.isAssignableFrom(event)) {
            return "advocate";
        }
        return AssignmentEvent.OfIncident.class.isAssignableFrom(event) ? "incident" : "thread";
    }
}
