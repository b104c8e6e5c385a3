package dev.lantern.cases;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened in a conversation. Bodies are still sealed. */
public sealed interface Entry {

    /** By what the timeline is ordered: when Lantern, not the sender's clock, saw it. */
    Instant at();

    record Signal(SignalReceived signal) implements Entry {
        @Override
        public Instant at() {
            return signal.receivedAt();
        }
    }

    record Move(AssignmentEvent.OfConversation event) implements Entry {
        @Override
        public Instant at() {
            return event.at();
        }
    }

    /**
     * What an advocate answered.
     *
     * @param delivery what is known of its way so far; absent while nothing is
     */
    record Reply(
            String replyId,
            String author,
            Sealed copy,
            Instant at,
            @Nullable Delivery delivery) implements Entry {}

    record DeliveryChange(Delivery delivery) implements Entry {
        @Override
        public Instant at() {
            return delivery.at();
        }
    }
}
