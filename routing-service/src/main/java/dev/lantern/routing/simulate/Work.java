package dev.lantern.routing.simulate;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.state.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What advocates do with those they have: each needs so much time, whoever gives it. What is left when somebody is handed on,
 * or their advocate's connection is lost, the next one gives.
 */
final class Work {

    private static final String SUPERVISOR = "supervisor";
    private static final String NOT_REACHED = "CALLBACK_NOT_REACHED";

    /** With one contact. */
    private static final class Progress {
        long worked;
        int handedOn;
        int turn;

        @Nullable
        Instant since;
    }

    private final SimulatedLine line;
    private final People people;
    private final Courses courses;
    private final LostDesks desks;
    private final Map<String, Progress> all = new HashMap<>();

    Work(SimulatedLine line, People people, Courses courses, LostDesks desks) {
        this.line = line;
        this.people = people;
        this.courses = courses;
        this.desks = desks;
    }

    void read(AssignmentEvent event) {
        if (event instanceof AssignmentEvent.ConversationAssigned assigned) {
            begin(assigned);
        } else if (event instanceof AssignmentEvent.ConversationTransferred transferred) {
            stop(transferred);
        }
    }

    private void begin(AssignmentEvent.ConversationAssigned assigned) {
        Contact contact = people.contact(assigned.conversationId());
        Progress progress = all.computeIfAbsent(contact.id(), any -> new Progress());
        int turn = ++progress.turn;
        long rings = assigned.calledBack() == null ? 0 : Arrivals.RINGS;
        progress.since = assigned.at().plusMillis(rings);
        Contact.Handover next = next(contact, progress, assigned.advocateId());
        long until = next == null ? courses.of(contact).handled() : next.after();
        line.planIn(rings + Math.max(0, until - progress.worked), () -> end(assigned, contact, progress, turn));
    }

    private void stop(AssignmentEvent.ConversationTransferred transferred) {
        Progress progress = all.get(people.contact(transferred.conversationId()).id());
        Instant since = progress == null ? null : progress.since;
        if (progress != null && since != null) {
            boolean worked = !NOT_REACHED.equals(transferred.reason());
            progress.worked += worked
                    ? Math.max(0, Duration.between(since, transferred.at()).toMillis())
                    : 0;
            progress.since = null;
            progress.turn++;
        }
    }

    /** Absent when nobody hands them on any more; who has them already needs not get them. */
    private static Contact.@Nullable Handover next(Contact contact, Progress progress, String advocateId) {
        List<Contact.Handover> handovers = contact.handovers();
        while (progress.handedOn < handovers.size()) {
            Contact.Handover next = handovers.get(progress.handedOn);
            if (!advocateId.equals(next.to())) {
                return next;
            }
            progress.handedOn++;
        }
        return null;
    }

    private void end(AssignmentEvent.ConversationAssigned assigned, Contact contact, Progress progress, int turn) {
        Conversation conversation = line.state().conversations().byId(assigned.conversationId());
        boolean theirs = conversation != null && assigned.advocateId().equals(conversation.advocate());
        if (!theirs || progress.turn != turn) {
            return;
        }
        if (desks.lost(assigned.advocateId())) {
            line.planIn(LostDesks.TRIES_AGAIN, () -> end(assigned, contact, progress, turn));
            return;
        }
        Contact.Handover next = next(contact, progress, assigned.advocateId());
        if (next == null) {
            line.command(new DeskCommand.CompleteConversation(
                    line.nextCommandId(), line.id(), assigned.advocateId(), line.now(), assigned.conversationId()));
        } else {
            progress.handedOn++;
            handOn(assigned, contact, next);
        }
    }

    /** To whom it went on the day if they can be asked now, else to whoever the queue finds. */
    private void handOn(AssignmentEvent.ConversationAssigned assigned, Contact contact, Contact.Handover next) {
        String to = next.to();
        String id = assigned.conversationId();
        if (to == null || desks.lost(to)) {
            transfer(assigned, null);
        } else if (!next.warm()) {
            if (!transfer(assigned, to)) {
                transfer(assigned, null);
            }
        } else if (!line.command(
                new DeskCommand.AssignConversation(line.nextCommandId(), line.id(), SUPERVISOR, line.now(), id, to))) {
            transfer(assigned, null);
        } else if (contact.channel().equals(Channel.VOICE)) {
            String told = line.nextCommandId() + " meets";
            line.planIn(
                    0,
                    () -> line.decide(new Input.Signal(Arrivals.takenOver(told, contact, line.id(), to, line.now()))));
        }
    }

    private boolean transfer(AssignmentEvent.ConversationAssigned assigned, @Nullable String to) {
        return line.command(new DeskCommand.TransferConversation(
                line.nextCommandId(),
                line.id(),
                assigned.advocateId(),
                line.now(),
                assigned.conversationId(),
                to,
                null,
                null));
    }
}
