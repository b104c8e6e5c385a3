package dev.lantern.routing.engine.state;

import dev.lantern.events.FeedEvent;
import dev.lantern.events.SignalReceived;

/**
 * The n-th message of a conversation, from 0. A record of its own, so that a long conversation is not written anew with
 * each of its messages.
 */
public record Said(String conversationId, int n, FeedEvent.Message message) implements Entity {

    /** One signal, as the advocate sees it. */
    public static FeedEvent.Message message(SignalReceived signal) {
        return new FeedEvent.Message(
                signal.signalId(), signal.body(), signal.attachments(), signal.occurredAt(), signal.attributes());
    }

    @Override
    public String key() {
        return key(conversationId, n);
    }

    static String key(String conversationId, int n) {
        return Kinds.SAID + "/" + conversationId + "/" + n;
    }
}
