package dev.lantern.events;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.lantern.events.Decoded.Reason;
import dev.lantern.events.Decoded.Unreadable;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** From a record to an event. Messages of the libraries underneath may quote the record, so none is passed on. */
final class EventReader {

    static final String PARTITION_KEY = "partitionkey";
    static final String CORRELATION_ID = "correlationid";
    static final String TRACE_PARENT = "traceparent";

    private static final Pattern OUR_TYPE =
            Pattern.compile("dev\\.lantern\\.[a-z-]{1,40}\\.[a-z-]{1,40}\\.v[0-9]{1,3}");
    private static final Pattern JSON =
            Pattern.compile("application/([a-z0-9.+-]+\\+)?json(\\s*;.*)?", Pattern.CASE_INSENSITIVE);

    private EventReader() {}

    static Decoded read(Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return new Unreadable(Reason.NO_VALUE, "the record has no value");
        }
        CloudEvent cloudEvent;
        try {
            cloudEvent = parse(headers, value);
        } catch (RuntimeException e) {
            return new Unreadable(Reason.NOT_A_CLOUD_EVENT, "the headers do not make a CloudEvent (" + nameOf(e) + ")");
        }
        if (cloudEvent.getSpecVersion() != SpecVersion.V1) {
            return new Unreadable(Reason.NOT_A_CLOUD_EVENT, "ce_specversion is not 1.0");
        }
        // The standard wants them not empty, the library only wants them there.
        if (Stream.of(cloudEvent.getId(), cloudEvent.getSource().toString(), cloudEvent.getType())
                .anyMatch(String::isEmpty)) {
            return new Unreadable(Reason.NOT_A_CLOUD_EVENT, "ce_id, ce_source or ce_type is empty");
        }
        Optional<EventType> type = EventType.named(cloudEvent.getType());
        return type.isPresent() ? read(cloudEvent, type.get()) : unknown(cloudEvent.getType());
    }

    /** In binary mode, or in structured mode with JSON as other producers may write it. */
    static CloudEvent parse(Headers headers, byte[] value) {
        return KafkaMessageFactory.createReader(headers, value).toEvent();
    }

    private static Decoded read(CloudEvent cloudEvent, EventType type) {
        CloudEventData data = cloudEvent.getData();
        if (data == null) {
            return malformed(type, "there is no data");
        }
        if (cloudEvent.getTime() == null) {
            return malformed(type, "ce_time is absent");
        }
        String contentType = cloudEvent.getDataContentType();
        if (contentType != null && !JSON.matcher(contentType).matches()) {
            return malformed(type, "the content type is not JSON");
        }
        try {
            LanternEvent event = EventJson.MAPPER.readValue(data.toBytes(), type.event());
            if (event == null) {
                return malformed(type, "the data is null");
            }
            event.key(); // a conversation id without its thread shows here, not at the reader
            return new Decoded.Event(new Envelope<>(
                    cloudEvent.getId(),
                    cloudEvent.getSource().toString(),
                    cloudEvent.getTime().toInstant(),
                    extension(cloudEvent, CORRELATION_ID),
                    extension(cloudEvent, TRACE_PARENT),
                    event));
        } catch (JsonMappingException e) {
            return malformed(type, "the data does not fit" + at(e) + " (" + nameOf(e) + ")");
        } catch (IOException | RuntimeException e) {
            return malformed(type, "the data does not fit (" + nameOf(e) + ")");
        }
    }

    private static Unreadable unknown(String ceType) {
        // Only what is shaped like our own types is quoted; anything else may hold anything.
        String shown = OUR_TYPE.matcher(ceType).matches() ? ceType : "a type of somebody else";
        return EventType.knownInAnotherVersion(ceType)
                ? new Unreadable(Reason.UNKNOWN_VERSION, shown + " is of a version that is not known here")
                : new Unreadable(Reason.UNKNOWN_TYPE, shown + " is not known here");
    }

    private static Unreadable malformed(EventType type, String detail) {
        return new Unreadable(Reason.MALFORMED, type.ceType() + ": " + detail);
    }

    private static @Nullable String extension(CloudEvent cloudEvent, String name) {
        Object value = cloudEvent.getExtension(name);
        return value == null ? null : value.toString();
    }

    private static String nameOf(Exception e) {
        return e.getClass().getSimpleName();
    }

    /** Where in the data, told by names of our own record components only: other keys come from the sender. */
    private static String at(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> isComponent(step) ? step.getFieldName() : "*")
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " at " + path;
    }

    private static boolean isComponent(JsonMappingException.Reference step) {
        Class<?> from = step.getFrom() instanceof Class<?> c
                ? c
                : step.getFrom() == null ? Object.class : step.getFrom().getClass();
        return from.isRecord()
                && Arrays.stream(from.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(step.getFieldName()));
    }
}
