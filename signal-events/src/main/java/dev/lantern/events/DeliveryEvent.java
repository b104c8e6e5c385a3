package dev.lantern.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    /**
     * The person's device has it, or a part of it; terminal once each part has arrived.
     *
     * @param part absent when it is all of the reply
     */
    record ReplyDelivered(
            String replyId,
            String conversationId,
            String line,
            String providerId,
            @Nullable Part part,
            Instant at) implements DeliveryEvent {

        /** All of the reply. */
        public ReplyDelivered(String replyId, String conversationId, String line, String providerId, Instant at) {
            this(replyId, conversationId, line, providerId, null, at);
        }
    }

    /**
     * A long reply leaves in parts.
     *
     * @param number from 1
     */
    record Part(int number, int of) {}

    /**
     * It did not arrive; terminal.
     *
     * @param code the provider's, or Lantern's own where the provider was never reached
     * @param explanation a sentence an advocate understands
     */
    record ReplyFailed(String replyId, String conversationId, String line, String code, String explanation, Instant at)
            implements DeliveryEvent {}
}
