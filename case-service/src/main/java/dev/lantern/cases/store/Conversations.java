package dev.lantern.cases.store;

import dev.lantern.cases.Conversation;
import dev.lantern.cases.Cursor;
import dev.lantern.cases.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds conversations; the caller has the transaction. */
@ApplicationScoped
class Conversations implements PanacheRepositoryBase<StoredConversation, String> {

    Optional<Conversation> named(String conversationId) {
        return findByIdOptional(conversationId).map(StoredConversation::toConversation);
    }

    /** Newest first. */
    Page<Conversation> page(@Nullable String line, @Nullable String signalId, @Nullable Cursor after, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        Parameters parameters = new Parameters();
        if (line != null) {
            where.append(" and line = :line");
            parameters.and("line", line);
        }
        if (signalId != null) {
            where.append(
                    " and conversationId in (select conversationId from StoredSignalLink where signalId = :signal)");
            parameters.and("signal", signalId);
        }
        if (after != null) {
            where.append(" and (openedAt, conversationId) < (:at, :id)");
            parameters.and("at", after.at()).and("id", after.id());
        }
        List<StoredConversation> rows = find(where + " order by openedAt desc, conversationId desc", parameters)
                .range(0, limit)
                .list();
        return Paging.page(
                rows,
                limit,
                StoredConversation::toConversation,
                row -> new Cursor(row.openedAt, 0, 0, row.conversationId));
    }
}
