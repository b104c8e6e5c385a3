package dev.lantern.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Which conversation the engine put a signal into. */
@Entity
@Immutable
@Table(name = "conversation_signal")
public class StoredSignalLink {

    @Id
    @Column(name = "signal_id")
    String signalId;

    @Column(name = "conversation_id", nullable = false)
    String conversationId;

    @SuppressWarnings("NullAway.Init")
    protected StoredSignalLink() {}

    StoredSignalLink(String signalId, String conversationId) {
        this.signalId = signalId;
        this.conversationId = conversationId;
    }
}
