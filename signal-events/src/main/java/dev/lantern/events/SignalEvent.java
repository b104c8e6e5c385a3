package dev.lantern.events;

/**
 * What a person did: reached out, left, asked to be called back or were reached; and what became of connecting them.
 * Written by the channels, key is the thread.
 */
public sealed interface SignalEvent extends LanternEvent
        permits SignalReceived,
                ConversationEnded,
                CallbackAsked,
                CallbackReached,
                AdvocateNotReached,
                ParticipantReported,
                CallStepFailed {

    String signalId();

    String threadId();

    Channel channel();

    @Override
    default String key() {
        return threadId();
    }
}
