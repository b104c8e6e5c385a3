package dev.lantern.cases.store;

import dev.lantern.cases.Company;
import dev.lantern.cases.Conversation;
import dev.lantern.cases.Position;
import dev.lantern.cases.Standing;
import dev.lantern.cases.Status;
import dev.lantern.cases.Triage;
import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a {@link Conversation}. */
@Entity
@Table(name = "conversation")
public class StoredConversation {

    @Id
    @Column(name = "conversation_id")
    String conversationId;

    @Column(nullable = false)
    String line;

    @Nullable
    String channel;

    @Nullable
    String language;

    @Column(name = "opened_at", nullable = false)
    Instant openedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    Urgency urgency;

    @Convert(converter = JsonColumn.OfSentences.class)
    @Column(nullable = false)
    List<String> reasons;

    @Column(name = "urgency_asof", nullable = false)
    Instant urgencyAsOf;

    @Column(name = "urgency_offset", nullable = false)
    long urgencyOffset;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    @Column(name = "assigned_to")
    @Nullable
    String assignedTo;

    @Nullable
    Instant since;

    @Column(name = "close_reason")
    @Nullable
    String closeReason;

    @Column(name = "status_asof", nullable = false)
    Instant statusAsOf;

    @Column(name = "status_offset", nullable = false)
    long statusOffset;

    @Convert(converter = JsonColumn.OfCompany.class)
    @Column(nullable = false)
    Company company;

    @SuppressWarnings("NullAway.Init")
    protected StoredConversation() {}

    static StoredConversation from(Conversation conversation) {
        StoredConversation row = new StoredConversation();
        row.conversationId = conversation.id();
        row.line = conversation.line();
        row.channel =
                conversation.channel() == null ? null : conversation.channel().name();
        row.language = conversation.language();
        row.openedAt = conversation.openedAt();
        Triage triage = conversation.triage();
        row.urgency = triage.urgency();
        row.reasons = triage.reasons();
        row.urgencyAsOf = triage.asOf().at();
        row.urgencyOffset = triage.asOf().offset();
        Standing standing = conversation.standing();
        row.status = standing.status();
        row.assignedTo = standing.assignedTo();
        row.since = standing.since();
        row.closeReason = standing.closeReason();
        row.statusAsOf = standing.asOf().at();
        row.statusOffset = standing.asOf().offset();
        row.company = conversation.company();
        return row;
    }

    Conversation toConversation() {
        return new Conversation(
                conversationId,
                line,
                channel == null ? null : new Channel(channel),
                language,
                openedAt,
                new Triage(urgency, reasons, new Position(urgencyAsOf, urgencyOffset)),
                new Standing(status, assignedTo, since, closeReason, new Position(statusAsOf, statusOffset)),
                company);
    }
}
