package dev.lantern.sms.deliveries;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.ReplyRequested;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which reply a provider's message is; it goes out with the text in the address of the status callback.
 *
 * @param part which part of a long reply, from 1
 * @param parts in how many parts it went out
 */
public record ReplyRef(String replyId, String conversationId, String line, int part, int parts) {

    static final String CONVERSATION = "conversation";
    static final String LINE = "line";
    static final String PART = "part";
    static final String REPLY = "reply";

    public static ReplyRef of(ReplyRequested reply, int part, int parts) {
        return new ReplyRef(reply.replyId(), reply.conversationId(), reply.line(), part, parts);
    }

    /** Null when it went out whole. */
    DeliveryEvent.@Nullable Part partial() {
        return parts == 1 ? null : new DeliveryEvent.Part(part, parts);
    }

    /**
     * Where Twilio reports what became of the reply. The parameters are in alphabetical order because Twilio sorts them
     * before it calls, but signs them as given.
     *
     * @param publicUrl what stands before our paths in the URLs that Twilio calls
     */
    public URI statusCallback(URI publicUrl) {
        String base = publicUrl.toString().replaceFirst("/$", "");
        return URI.create(base + "/twilio/messages/status?" + CONVERSATION + "=" + encoded(conversationId) + "&" + LINE
                + "=" + encoded(line) + (parts > 1 ? "&" + PART + "=" + part + "of" + parts : "") + "&" + REPLY + "="
                + encoded(replyId));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
