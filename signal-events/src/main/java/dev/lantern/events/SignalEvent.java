package dev.lantern.events;

/** What a person did: reached out, or left. Written by the channels, key is the thread. */
public sealed interface SignalEvent extends LanternEvent permits SignalReceived, ConversationEnded {

    String threadId();

    Channel channel();

    @Override
    default String key() {
        return threadId();
    }
}
