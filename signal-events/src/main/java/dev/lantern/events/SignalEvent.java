package dev.lantern.events;

/**
 * What a person did: reached out, left, or asked to be called back; and what hinders a channel to connect them. Written by the
 * channels, key is the thread.
 */
public sealed interface SignalEvent extends LanternEvent
        permits SignalReceived, ConversationEnded, CallbackAsked, AdvocateNotReached {

    String signalId();

    String threadId();

    Channel channel();

    @Override
    default String key() {
        return threadId();
    }
}
