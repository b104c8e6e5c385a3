package dev.lantern.routing.desk;

import dev.lantern.events.Attachment;
import dev.lantern.events.sealing.Opened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the person wrote, opened for their advocate.
 *
 * @param text absent when the signal had none, or when it cannot be opened
 * @param full for email the whole text
 * @param unopenable why there is no text although the person wrote one
 * @param attributes what the channel noted, such as {@code keyword: STOP}
 */
public record ShownMessage(
        String signalId,
        @Nullable String text,
        @Nullable String full,
        Opened.@Nullable Reason unopenable,
        List<Attachment> attachments,
        Instant occurredAt,
        Map<String, String> attributes) {

    /** Never prints the words. */
    @Override
    public String toString() {
        return "ShownMessage[" + signalId + "]";
    }
}
