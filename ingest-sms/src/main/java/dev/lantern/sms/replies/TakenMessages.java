package dev.lantern.sms.replies;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of the provider's messages are which of our replies, as far as this run of the service sent or found them: two
 * replies with the same words are two messages. Only the latest are kept; a list of the provider's goes no further back.
 * Thread-safe.
 */
final class TakenMessages {

    private static final int KEPT = 10_000;

    private final Map<String, String> replyOfMessage = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void by(String replyId, String messageSid) {
        replyOfMessage.put(messageSid, replyId);
    }

    synchronized boolean byOther(String messageSid, String replyId) {
        String taker = replyOfMessage.get(messageSid);
        return taker != null && !taker.equals(replyId);
    }
}
