package dev.lantern.sms.deliveries;

import dev.lantern.events.ReplyRequested;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Which reply a provider's message is; it goes out with the text in the address of the status callback. */
public record ReplyRef(String replyId, String conversationId, String line) {

    static final String CONVERSATION = "conversation";
    static final String LINE = "line";
    static final String REPLY = "reply";

    public static ReplyRef of(ReplyRequested reply) {
        return new ReplyRef(reply.replyId(), reply.conversationId(), reply.line());
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
                + "=" + encoded(line) + "&" + REPLY + "=" + encoded(replyId));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
