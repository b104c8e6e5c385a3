package dev.lantern.cases.store;

import dev.lantern.cases.CaseFile;
import dev.lantern.cases.Conversation;
import dev.lantern.cases.Cursor;
import dev.lantern.cases.Entry;
import dev.lantern.cases.KeptAttachment;
import dev.lantern.cases.KeptSignal;
import dev.lantern.cases.Page;
import dev.lantern.cases.SignalTrace;
import dev.lantern.cases.Viewer;
import dev.lantern.cases.store.AuditEntry.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people may read. Every read of content leaves an audit entry in the same transaction.
 *
 * <p>Methods throw {@link StoreUnavailableException} while the database does not answer.
 */
@ApplicationScoped
public class CaseReads {

    private final Conversations conversations;
    private final Signals signals;
    private final Timeline timeline;
    private final EntityManager entities;

    CaseReads(Conversations conversations, Signals signals, Timeline timeline, EntityManager entities) {
        this.conversations = conversations;
        this.signals = signals;
        this.timeline = timeline;
        this.entities = entities;
    }

    /** Empty when there is no such conversation, and just so when it is not the viewer's to read. */
    public Optional<CaseFile> conversation(String conversationId, Viewer viewer, @Nullable Cursor after, int limit) {
        return Transactions.inNew(() -> conversations
                .named(conversationId)
                .filter(viewer::mayRead)
                .map(conversation -> {
                    audit(viewer, Action.READ_CONVERSATION, conversationId);
                    Page<Entry> page = timeline.page(conversationId, after, limit);
                    return new CaseFile(conversation, page.items(), page.next());
                }));
    }

    /** Only a supervisor reads a signal by itself: it may belong to no conversation yet, hence to no advocate. */
    public Optional<KeptSignal> signal(String signalId, Viewer viewer) {
        return Transactions.inNew(() -> viewer.supervisor()
                ? signals.named(signalId).map(signal -> {
                    audit(viewer, Action.READ_SIGNAL, signalId);
                    return signal;
                })
                : Optional.empty());
    }

    /**
     * Which attachment of a conversation it is; empty when there is none, and just so when the conversation is not the
     * viewer's to read.
     *
     * @param number of the signal's attachments, from 1
     */
    public Optional<KeptAttachment> attachment(String conversationId, String signalId, int number, Viewer viewer) {
        return Transactions.inNew(() -> conversations
                .named(conversationId)
                .filter(viewer::mayRead)
                .flatMap(conversation -> signals.named(signalId))
                .filter(signal -> conversationId.equals(signal.conversationId()))
                .flatMap(signal -> KeptAttachment.of(signal.signal(), number))
                .map(attachment -> {
                    audit(viewer, Action.READ_ATTACHMENT, signalId + "/" + number);
                    return attachment;
                }));
    }

    /** Conversations without content, newest first; all of them where nothing is asked for. */
    public Page<Conversation> conversations(
            @Nullable String line, @Nullable String signalId, @Nullable Cursor after, int limit) {
        return Transactions.inNew(() -> conversations.page(line, signalId, after, limit));
    }

    /** Signals without content, oldest first. */
    public Page<SignalTrace> signals(@Nullable String line, @Nullable Cursor after, int limit) {
        return Transactions.inNew(() -> signals.traces(line, after, limit));
    }

    private void audit(Viewer viewer, Action action, String subject) {
        entities.persist(new AuditEntry(viewer.id(), action, subject));
    }
}
