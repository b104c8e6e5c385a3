package dev.lantern.sms.media;

import dev.lantern.events.Attachment;
import dev.lantern.events.Ids;
import dev.lantern.events.SignalReceived;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one file of a text, as signals in the thread of the text: the same file always gives the same ids.
 *
 * @param of the text that it came with
 * @param file the provider's id of it
 * @param place such as 1/2
 */
record PictureSignals(SignalReceived of, String message, String file, String place) {

    SignalReceived fetched(Attachment attachment, Kept.@Nullable AsSent asSent) {
        Map<String, String> attributes = attributes();
        if (asSent != null) {
            attributes.put("keptAs", "SENT");
            attributes.put("explanation", asSent.words());
        }
        return signal(message + "/" + file, List.of(attachment), attributes);
    }

    SignalReceived notFetched(Fetched.NotFetched why) {
        Map<String, String> attributes = attributes();
        attributes.put("notFetched", why.name());
        attributes.put("explanation", why.words());
        return signal(message + "/" + file + "/not-fetched", List.of(), attributes);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("pictureOf", of.signalId());
        attributes.put("picture", place);
        attributes.put("messageSid", message);
        return attributes;
    }

    private SignalReceived signal(String id, List<Attachment> attachments, Map<String, String> attributes) {
        return new SignalReceived(
                Ids.signal(of.channel(), of.line(), id),
                of.threadId(),
                of.line(),
                of.channel(),
                of.contacted(),
                of.sender(),
                null,
                attachments,
                null,
                of.place(),
                of.answers(),
                of.occurredAt(),
                of.receivedAt(),
                attributes);
    }
}
