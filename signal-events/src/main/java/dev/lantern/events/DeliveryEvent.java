package dev.lantern.events;

import java.time.Instant;

/** What became of a reply. Written by the channel that sent it. Key is the thread. */
public sealed interface DeliveryEvent extends LanternEvent {

    String replyId();

    String conversationId();

    Instant at();

    @Override
    default String key() {
        return ConversationIds.threadOf(conversationId());
    }

    @Override
    default String subject() {
        return conversationId();
    }

    /** The provider took it. */
    record ReplyAccepted(String replyId, String conversationId, String line, String providerId, Instant at)
            implements DeliveryEvent {}

    /** The person's device has it; terminal. */
    record ReplyDelivered(String replyId, String conversationId, String line, String providerId, Instant at)
            implements DeliveryEvent {}

    /**
     * It did not arrive; terminal.
     *
     * @param code the provider's, or Lantern's own where the provider was never reached
     * @param explanation a sentence an advocate understands
     */
    record ReplyFailed(String replyId, String conversationId, String line, String code, String explanation, Instant at)
            implements DeliveryEvent {}
}
