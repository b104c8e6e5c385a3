package dev.lantern.events;

/** What a person did: reached out, left, or asked to be called back. Written by the channels, key is the thread. */
public sealed interface SignalEvent extends LanternEvent permits SignalReceived, ConversationEnded, CallbackAsked {

    String signalId();

    String threadId();

    Channel channel();

    @Override
    default String key() {
        return threadId();
    }
}
