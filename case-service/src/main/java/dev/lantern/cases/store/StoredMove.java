package dev.lantern.cases.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.EventCodec;
import dev.lantern.events.EventType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One decision of the engine about a conversation. Never updated. */
@Entity
@Immutable
@Table(name = "conversation_event")
public class StoredMove {

    @Id
    @Column(name = "event_id")
    String eventId;

    @Column(name = "conversation_id", nullable = false)
    String conversationId;

    @Column(nullable = false)
    String type;

    @Column(nullable = false)
    String content;

    @Column(nullable = false)
    Instant at;

    @Column(name = "topic_offset", nullable = false)
    long offset;

    @SuppressWarnings("NullAway.Init")
    protected StoredMove() {}

    StoredMove(String eventId, AssignmentEvent.OfConversation event, long offset) {
        this.eventId = eventId;
        this.conversationId = event.conversationId();
        this.type = EventType.of(event).ceType();
        this.content = JsonColumn.written(event);
        this.at = event.at();
        this.offset = offset;
    }

    AssignmentEvent.OfConversation event() {
        try {
            EventType known = EventType.named(type).orElseThrow();
            return (AssignmentEvent.OfConversation) EventCodec.json().readValue(content, known.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event is not what its type says: " + eventId);
        }
    }
}
