package dev.lantern.sms.deliveries;

import dev.lantern.events.Channel;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.DeliveryEvent.ReplyDelivered;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import dev.lantern.events.Envelope;
import dev.lantern.events.Ids;
import dev.lantern.events.Sources;
import org.jspecify.annotations.Nullable;

/** Puts a delivery into its envelope: the same state of the same message always has the same id. */
public final class Deliveries {

    private Deliveries() {}

    /**
     * @param channel through which the reply leaves
     * @param providerId the provider's id of the message; null when it never got one
     * @param cause the id of the event that this follows from, where there is one
     */
    public static Envelope<DeliveryEvent> envelope(
            DeliveryEvent event, Channel channel, @Nullable String providerId, @Nullable String cause) {
        String state =
                switch (event) {
                    case ReplyAccepted accepted -> "accepted";
                    case ReplyDelivered delivered -> "delivered";
                    case ReplyFailed failed -> "failed";
                };
        String id = Ids.digest("delivery", event.replyId(), state, providerId == null ? "" : providerId);
        return new Envelope<>(id, Sources.channel(channel, event.line()), event.at(), cause, null, event);
    }
}
