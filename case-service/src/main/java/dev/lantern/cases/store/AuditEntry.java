package dev.lantern.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Who read what, and when; ids only. Written in the transaction that reads: no audit, no content. */
@Entity
@Immutable
@Table(name = "audit_entry")
public class AuditEntry {

    enum Action {
        READ_CONVERSATION,
        READ_SIGNAL,
        READ_ATTACHMENT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    /** The database's clock: one for all instances. */
    @Column(nullable = false, insertable = false, updatable = false)
    @Nullable
    Instant at;

    @Column(nullable = false)
    String actor;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Action action;

    @Column(nullable = false)
    String subject;

    @SuppressWarnings("NullAway.Init")
    protected AuditEntry() {}

    AuditEntry(String actor, Action action, String subject) {
        this.actor = actor;
        this.action = action;
        this.subject = subject;
    }
}
