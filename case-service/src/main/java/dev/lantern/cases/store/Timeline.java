package dev.lantern.cases.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.lantern.cases.Cursor;
import dev.lantern.cases.Delivery;
import dev.lantern.cases.Entry;
import dev.lantern.cases.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened in a conversation, a page at a time; the caller has the transaction. */
@ApplicationScoped
class Timeline {

    // The kinds of the view timeline.
    private static final int SIGNAL = 1;
    private static final int MOVE = 2;
    private static final int REPLY = 3;
    private static final int DELIVERY = 4;

    private final EntityManager entities;

    Timeline(EntityManager entities) {
        this.entities = entities;
    }

    /** Oldest first. The view gives the order, then each kind is read in one query. */
    Page<Entry> page(String conversationId, @Nullable Cursor after, int limit) {
        List<Row> rows = rows(conversationId, after, limit + 1);
        Map<String, Entry> entries = new HashMap<>();
        signals(refs(rows, SIGNAL)).forEach(s -> entries.put(SIGNAL + s.signalId, new Entry.Signal(s.content)));
        moves(refs(rows, MOVE)).forEach(m -> entries.put(MOVE + m.eventId, new Entry.Move(m.event())));
        replies(refs(rows, REPLY)).forEach((id, reply) -> entries.put(REPLY + id, reply));
        deliveries("eventId", refs(rows, DELIVERY))
                .forEach(d -> entries.put(DELIVERY + d.eventId, new Entry.DeliveryChange(d.toDelivery())));
        return Paging.page(
                rows, limit, row -> Objects.requireNonNull(entries.get(row.kind() + row.ref())), Row::cursor);
    }

    private List<Row> rows(String conversationId, @Nullable Cursor after, int most) {
        Query query = entities.createNativeQuery(
                        "select at, kind, topic_offset, ref from timeline where conversation_id = :conversation"
                                + (after == null
                                        ? ""
                                        : " and (at, kind, topic_offset, ref) > (:at, :kind, :offset, :ref)")
                                + " order by at, kind, topic_offset, ref",
                        Row.class)
                .setMaxResults(most)
                .setParameter("conversation", conversationId);
        if (after != null) {
            query.setParameter("at", after.at())
                    .setParameter("kind", after.kind())
                    .setParameter("offset", after.offset())
                    .setParameter("ref", after.id());
        }
        @SuppressWarnings("unchecked") // JPA's typed native queries came after its untyped interface
        List<Row> rows = query.getResultList();
        return rows;
    }

    private static List<String> refs(List<Row> rows, int kind) {
        return rows.stream().filter(row -> row.kind() == kind).map(Row::ref).toList();
    }

    private List<StoredSignal> signals(List<String> ids) {
        return all(StoredSignal.class, "signalId", ids);
    }

    private List<StoredMove> moves(List<String> ids) {
        return all(StoredMove.class, "eventId", ids);
    }

    private Map<String, Entry.Reply> replies(List<String> ids) {
        Map<String, List<Delivery>> told = deliveries("replyId", ids).stream()
                .map(StoredDelivery::toDelivery)
                .collect(groupingBy(Delivery::replyId, mapping(d -> d, toList())));
        return all(StoredReply.class, "replyId", ids).stream()
                .collect(toMap(
                        reply -> reply.replyId,
                        reply -> new Entry.Reply(
                                reply.replyId,
                                reply.author,
                                reply.copy,
                                reply.requestedAt,
                                Delivery.standing(told.getOrDefault(reply.replyId, List.of()))
                                        .orElse(null))));
    }

    private List<StoredDelivery> deliveries(String by, List<String> ids) {
        return all(StoredDelivery.class, by, ids);
    }

    private <E> List<E> all(Class<E> entity, String by, List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("from " + entity.getSimpleName() + " where " + by + " in :ids", entity)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** @param ref the id of what happened, in the table of its kind */
    record Row(Instant at, int kind, long offset, String ref) {
        Cursor cursor() {
            return new Cursor(at, kind, offset, ref);
        }
    }
}
