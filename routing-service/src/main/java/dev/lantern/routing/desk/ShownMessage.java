package dev.lantern.routing.desk;

import dev.lantern.events.Attachment;
import dev.lantern.events.sealing.Opened;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person wrote, opened for their advocate.
 *
 * @param text absent when the signal had none, or when it cannot be opened
 * @param full for email the whole text
 * @param unopenable why there is no text although the person wrote one
 */
public record ShownMessage(
        String signalId,
        @Nullable String text,
        @Nullable String full,
        Opened.@Nullable Reason unopenable,
        List<Attachment> attachments,
        Instant occurredAt) {

    /** Never prints the words. */
    @Override
    public String toString() {
        return "ShownMessage[" + signalId + "]";
    }
}
