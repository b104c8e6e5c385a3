package dev.lantern.cases.store;

import dev.lantern.cases.Cursor;
import dev.lantern.cases.KeptSignal;
import dev.lantern.cases.Page;
import dev.lantern.cases.SignalTrace;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds signals; the caller has the transaction. */
@ApplicationScoped
class Signals implements PanacheRepositoryBase<StoredSignal, String> {

    Optional<KeptSignal> named(String signalId) {
        return findByIdOptional(signalId).map(signal -> {
            StoredSignalLink link = getEntityManager().find(StoredSignalLink.class, signalId);
            return new KeptSignal(signal.content, link == null ? null : link.conversationId);
        });
    }

    /** Oldest first, without content. */
    Page<SignalTrace> traces(@Nullable String line, @Nullable Cursor after, int limit) {
        String query = """
                select new dev.lantern.cases.SignalTrace(
                    s.signalId, s.threadId, s.line, s.receivedAt, link.conversationId)
                from StoredSignal s left join StoredSignalLink link on link.signalId = s.signalId
                where 1 = 1"""
                + (line == null ? "" : " and s.line = :line")
                + (after == null ? "" : " and (s.receivedAt, s.signalId) > (:at, :id)")
                + " order by s.receivedAt, s.signalId";
        TypedQuery<SignalTrace> traces =
                getEntityManager().createQuery(query, SignalTrace.class).setMaxResults(limit + 1);
        if (line != null) {
            traces.setParameter("line", line);
        }
        if (after != null) {
            traces.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return Paging.page(
                traces.getResultList(),
                limit,
                trace -> trace,
                last -> new Cursor(last.receivedAt(), 0, 0, last.signalId()));
    }
}
