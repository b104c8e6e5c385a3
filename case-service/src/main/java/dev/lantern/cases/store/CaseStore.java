package dev.lantern.cases.store;

import dev.lantern.cases.Intake;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.StatelessSession;

/** Where events become cases. */
@ApplicationScoped
public class CaseStore {

    // Arrays keep the statement the same for every size of batch; RETURNING tells which events are new.
    private static final String RECORD_EVENTS = """
            insert into applied_event (source, event_id)
            select * from unnest(cast(:sources as text[]), cast(:ids as text[]))
            on conflict do nothing
            returning source, event_id""";

    private final StatelessSession session;

    CaseStore(StatelessSession session) {
        this.session = session;
    }

    /**
     * Applies the events that were never applied before, all or none. A concurrent transaction with one of the same
     * events is waited for.
     *
     * @return those that were new
     * @throws StoreUnavailableException when the database did not do it now
     * @throws NotApplicableException when one of them never will be
     */
    public List<Intake> apply(List<Intake> batch) {
        return Transactions.inNew(() -> {
            List<Intake> fresh = fresh(batch);
            BatchRows.of(fresh, this::locked).writeTo(session);
            return fresh;
        });
    }

    private List<Intake> fresh(List<Intake> batch) {
        Set<EventKey> recorded = new HashSet<>();
        for (Object[] row : session.createNativeQuery(RECORD_EVENTS, Object[].class)
                .setParameter("sources", batch.stream().map(Intake::source).toArray(String[]::new))
                .setParameter("ids", batch.stream().map(Intake::eventId).toArray(String[]::new))
                .getResultList()) {
            recorded.add(new EventKey((String) row[0], (String) row[1]));
        }
        List<Intake> fresh = new ArrayList<>(recorded.size());
        for (Intake intake : batch) {
            // Removed, because one batch can hold the same event twice.
            if (recorded.remove(new EventKey(intake.source(), intake.eventId()))) {
                fresh.add(intake);
            }
        }
        return fresh;
    }

    private List<StoredConversation> locked(Set<String> conversationIds) {
        return session.createNativeQuery(
                        "select * from conversation where conversation_id = any(:ids) order by conversation_id for update",
                        StoredConversation.class)
                .setParameter("ids", conversationIds.toArray(String[]::new))
                .getResultList();
    }

    private record EventKey(String source, String eventId) {}
}
