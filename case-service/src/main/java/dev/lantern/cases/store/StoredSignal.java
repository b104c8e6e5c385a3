package dev.lantern.cases.store;

import dev.lantern.events.SignalReceived;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A signal as it came, its fields still sealed. Never updated. */
@Entity
@Immutable
@Table(name = "signal")
public class StoredSignal {

    @Id
    @Column(name = "signal_id")
    String signalId;

    @Column(name = "thread_id", nullable = false)
    String threadId;

    @Column(nullable = false)
    String line;

    @Convert(converter = JsonColumn.OfSignal.class)
    @Column(nullable = false)
    SignalReceived content;

    @Column(name = "received_at", nullable = false)
    Instant receivedAt;

    @Column(name = "topic_offset", nullable = false)
    long offset;

    @SuppressWarnings("NullAway.Init")
    protected StoredSignal() {}

    StoredSignal(SignalReceived signal, long offset) {
        this.signalId = signal.signalId();
        this.threadId = signal.threadId();
        this.line = signal.line();
        this.content = signal;
        this.receivedAt = signal.receivedAt();
        this.offset = offset;
    }
}
