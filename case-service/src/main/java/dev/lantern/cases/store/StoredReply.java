package dev.lantern.cases.store;

import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What an advocate answered, in the copy sealed to the desk. Never updated. */
@Entity
@Immutable
@Table(name = "reply")
public class StoredReply {

    @Id
    @Column(name = "reply_id")
    String replyId;

    @Column(name = "conversation_id", nullable = false)
    String conversationId;

    @Column(nullable = false)
    String author;

    @Convert(converter = JsonColumn.OfSealed.class)
    @Column(nullable = false)
    Sealed copy;

    @Column(name = "requested_at", nullable = false)
    Instant requestedAt;

    @Column(name = "topic_offset", nullable = false)
    long offset;

    @SuppressWarnings("NullAway.Init")
    protected StoredReply() {}

    StoredReply(ReplyRequested reply, long offset) {
        this.replyId = reply.replyId();
        this.conversationId = reply.conversationId();
        this.author = reply.author();
        this.copy = reply.copy();
        this.requestedAt = reply.requestedAt();
        this.offset = offset;
    }
}
