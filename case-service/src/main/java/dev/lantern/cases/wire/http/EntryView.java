package dev.lantern.cases.wire.http;

import dev.lantern.cases.Delivery;
import dev.lantern.cases.Entry;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of a timeline; of the four, the one that its kind names is there. */
public record EntryView(
        Kind kind,
        Instant at,
        @Nullable SignalView signal,
        @Nullable MoveView move,
        @Nullable ReplyView reply,
        @Nullable DeliveryView delivery) {

    public enum Kind {
        SIGNAL,
        MOVE,
        REPLY,
        DELIVERY
    }

    /** @param delivery what is known of its way so far; absent while nothing is */
    public record ReplyView(
            String replyId,
            String author,
            OpenedText text,
            @Nullable DeliveryView delivery) {}

    @Schema(description = "What the channel told about a reply; a terminal state stays")
    public record DeliveryView(
            String replyId,
            Delivery.State state,
            @Nullable String code,
            @Nullable String explanation,
            DeliveryEvent.@Nullable Part part,
            Instant at) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.replyId(),
                    delivery.state(),
                    delivery.code(),
                    delivery.explanation(),
                    delivery.part(),
                    delivery.at());
        }
    }

    static EntryView of(Entry entry, String conversationId, Opener opener) {
        return switch (entry) {
            case Entry.Signal(var signal) ->
                new EntryView(Kind.SIGNAL, entry.at(), SignalView.of(signal, conversationId, opener), null, null, null);
            case Entry.Move(var event) -> new EntryView(Kind.MOVE, entry.at(), null, MoveView.of(event), null, null);
            case Entry.Reply reply ->
                new EntryView(Kind.REPLY, entry.at(), null, null, reply(reply, conversationId, opener), null);
            case Entry.DeliveryChange(Delivery delivery) ->
                new EntryView(Kind.DELIVERY, entry.at(), null, null, null, DeliveryView.of(delivery));
        };
    }

    private static ReplyView reply(Entry.Reply reply, String conversationId, Opener opener) {
        Delivery delivery = reply.delivery();
        return new ReplyView(
                reply.replyId(),
                reply.author(),
                OpenedText.of(opener, reply.copy(), ConversationIds.threadOf(conversationId), SealedField.REPLY_COPY),
                delivery == null ? null : DeliveryView.of(delivery));
    }
}
