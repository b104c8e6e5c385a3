package dev.lantern.cases.store;

import dev.lantern.cases.Change.ConversationMoved;
import dev.lantern.cases.Change.DeliveryTold;
import dev.lantern.cases.Change.Misplaced;
import dev.lantern.cases.Change.Nothing;
import dev.lantern.cases.Change.ReplySent;
import dev.lantern.cases.Change.SignalArrived;
import dev.lantern.cases.Conversation;
import dev.lantern.cases.Intake;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationContinued;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/** The rows that a batch of new events adds or changes, gathered so that each table is written in one go. */
final class BatchRows {

    private final List<StoredSignal> signals = new ArrayList<>();
    private final List<StoredSignalLink> links = new ArrayList<>();
    private final List<StoredMove> moves = new ArrayList<>();
    private final List<StoredReply> replies = new ArrayList<>();
    private final List<StoredDelivery> deliveries = new ArrayList<>();
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private final Set<String> stored = new HashSet<>();

    private BatchRows() {}

    /** @param locked finds the conversations that are stored already, of those named, and keeps others from them */
    static BatchRows of(List<Intake> fresh, Function<Set<String>, List<StoredConversation>> locked) {
        BatchRows rows = new BatchRows();
        Set<String> moved = rows.conversationsOf(fresh);
        if (!moved.isEmpty()) {
            for (StoredConversation row : locked.apply(moved)) {
                rows.stored.add(row.conversationId);
                rows.conversations.put(row.conversationId, row.toConversation());
            }
        }
        for (Intake intake : fresh) {
            rows.add(intake);
        }
        return rows;
    }

    private Set<String> conversationsOf(List<Intake> fresh) {
        Set<String> ids = new HashSet<>();
        for (Intake intake : fresh) {
            if (intake.change() instanceof ConversationMoved(AssignmentEvent.OfConversation event)) {
                ids.add(event.conversationId());
            }
        }
        return ids;
    }

    private void add(Intake intake) {
        switch (intake.change()) {
            case SignalArrived(var signal) -> signals.add(new StoredSignal(signal, intake.offset()));
            case ConversationMoved(var event) -> add(event, intake);
            case ReplySent(var reply) -> replies.add(new StoredReply(reply, intake.offset()));
            case DeliveryTold(var delivery) ->
                deliveries.add(new StoredDelivery(intake.eventId(), delivery, intake.offset()));
            case Nothing _, Misplaced _ ->
                throw new IllegalArgumentException("there is nothing to write of this event");
        }
    }

    private void add(AssignmentEvent.OfConversation event, Intake intake) {
        moves.add(new StoredMove(intake.eventId(), event, intake.offset()));
        Conversation before = conversations.get(event.conversationId());
        conversations.put(
                event.conversationId(),
                (before == null ? Conversation.namedBy(event) : before).after(event, intake.offset()));
        if (event instanceof ConversationQueued queued) {
            links.add(new StoredSignalLink(queued.signalId(), queued.conversationId()));
        } else if (event instanceof ConversationContinued continued) {
            links.add(new StoredSignalLink(continued.signalId(), continued.conversationId()));
        }
    }

    void writeTo(StatelessSession session) {
        List<StoredConversation> opened = new ArrayList<>();
        List<StoredConversation> changed = new ArrayList<>();
        for (Conversation conversation : conversations.values()) {
            (stored.contains(conversation.id()) ? changed : opened).add(StoredConversation.from(conversation));
        }
        session.insertMultiple(signals);
        session.insertMultiple(opened);
        session.updateMultiple(changed);
        session.insertMultiple(links);
        session.insertMultiple(moves);
        session.insertMultiple(replies);
        session.insertMultiple(deliveries);
    }
}
