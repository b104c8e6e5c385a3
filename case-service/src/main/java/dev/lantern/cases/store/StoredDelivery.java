package dev.lantern.cases.store;

import dev.lantern.cases.Delivery;
import dev.lantern.events.DeliveryEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One thing a channel told about a reply. Never updated: what stands is worked out when it is read. */
@Entity
@Immutable
@Table(name = "delivery")
public class StoredDelivery {

    @Id
    @Column(name = "event_id")
    String eventId;

    @Column(name = "reply_id", nullable = false)
    String replyId;

    @Column(name = "conversation_id", nullable = false)
    String conversationId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Delivery.State state;

    @Nullable
    String code;

    @Nullable
    String explanation;

    /** Of a reply in parts: which, of how many. */
    @Column(name = "part")
    @Nullable
    Integer part;

    @Column(name = "parts")
    @Nullable
    Integer parts;

    @Column(nullable = false)
    Instant at;

    @Column(name = "topic_offset", nullable = false)
    long offset;

    @SuppressWarnings("NullAway.Init")
    protected StoredDelivery() {}

    StoredDelivery(String eventId, Delivery delivery, long offset) {
        this.eventId = eventId;
        this.replyId = delivery.replyId();
        this.conversationId = delivery.conversationId();
        this.state = delivery.state();
        this.code = delivery.code();
        this.explanation = delivery.explanation();
        DeliveryEvent.Part told = delivery.part();
        this.part = told == null ? null : told.number();
        this.parts = told == null ? null : told.of();
        this.at = delivery.at();
        this.offset = offset;
    }

    Delivery toDelivery() {
        return new Delivery(
                replyId,
                conversationId,
                state,
                code,
                explanation,
                part == null || parts == null ? null : new DeliveryEvent.Part(part, parts),
                at);
    }
}
