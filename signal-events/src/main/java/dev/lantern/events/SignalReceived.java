package dev.lantern.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One incoming call, text, chat message, email or webform: only facts of the arrival, no routing decision.
 *
 * @param signalId deterministic from channel, line and the provider's id, see {@link Ids#signal}
 * @param threadId derived from the arrival alone, see {@link Threads}
 * @param contacted our own number or address that was contacted; a reply leaves from it
 * @param body absent when the signal is only a presence, such as a call
 * @param language BCP 47 tag, absent when nobody can tell yet
 * @param occurredAt at the source
 * @param receivedAt at Lantern
 * @param attributes provider extras that are not personal
 */
public record SignalReceived(
        String signalId,
        String threadId,
        String line,
        Channel channel,
        String contacted,
        Sender sender,
        @Nullable Body body,
        List<Attachment> attachments,
        @Nullable String language,
        @Nullable Place place,
        Answers answers,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, String> attributes)
        implements SignalEvent {

    public SignalReceived {
        attachments = List.copyOf(attachments);
        attributes = Map.copyOf(attributes);
    }
}
