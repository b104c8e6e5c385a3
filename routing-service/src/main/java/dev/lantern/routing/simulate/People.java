package dev.lantern.routing.simulate;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those who reach out, and give up when nobody comes in time. */
final class People {

    private static final long ASKS_AGAIN = 10_000;

    private final SimulatedLine line;
    private final Courses courses;
    private final Map<String, Contact> contacts = new HashMap<>();

    People(SimulatedLine line, Courses courses) {
        this.line = line;
        this.courses = courses;
    }

    void expect(List<Contact> all) {
        all.forEach(contact -> line.plan(contact.at(), () -> arrive(contact)));
    }

    /** The contact that waits, or waited last, in a conversation. */
    Contact contact(String conversationId) {
        Contact contact = contacts.get(conversationId);
        if (contact == null) {
            throw new IllegalStateException("nobody reached out in " + conversationId);
        }
        return contact;
    }

    private void arrive(Contact contact) {
        String conversationId = conversationToBe(contact);
        if (conversationId == null) {
            line.decide(new Input.Signal(Arrivals.received(contact, line.id())));
            return;
        }
        contacts.put(conversationId, contact); // before the arrival, because an offer may follow at once
        line.decide(new Input.Signal(Arrivals.received(contact, line.id())));
        long patience = courses.of(contact).patience();
        if (patience != Course.FOR_EVER) {
            line.planIn(patience, () -> giveUp(conversationId, contact));
        }
        Contact.Callback callback = contact.callback();
        if (callback != null) {
            line.planIn(callback.asked(), () -> askToBeCalled(conversationId, contact, callback));
        }
    }

    /** The conversation in which the contact is going to wait; absent when it joins one that is open. */
    private @Nullable String conversationToBe(Contact contact) {
        var thread = line.state().conversations().thread(Arrivals.thread(contact));
        Conversation latest = line.state().conversations().byId(thread.latestConversation());
        if (latest == null) {
            return thread.nextConversation();
        }
        if (!(latest.stage() instanceof Stage.Closed closed)) {
            return null;
        }
        return line.now().isBefore(closed.quietUntil()) ? latest.id() : thread.nextConversation();
    }

    /** Who is with an advocate by then need not ask; what was agreed on with one waits until there is one. */
    private void askToBeCalled(String conversationId, Contact contact, Contact.Callback callback) {
        Conversation conversation = line.state().conversations().byId(conversationId);
        if (conversation == null
                || conversation.stage() instanceof Stage.Closed
                || !contact.equals(contacts.get(conversationId))) {
            return;
        }
        Instant from = contact.at().plusMillis(callback.from());
        Instant until = contact.at().plusMillis(callback.until());
        String advocate = conversation.advocate();
        if (callback.withAdvocate() != (advocate != null)) {
            if (callback.withAdvocate() && conversation.callback() == null) {
                line.planIn(ASKS_AGAIN, () -> askToBeCalled(conversationId, contact, callback));
            }
            return;
        }
        if (advocate == null) {
            line.decide(new Input.Signal(Arrivals.asksToBeCalled(contact, line.id(), from, until, line.now())));
        } else {
            line.command(new DeskCommand.RequestCallback(
                    line.nextCommandId(),
                    line.id(),
                    advocate,
                    line.now(),
                    conversationId,
                    from,
                    until,
                    false,
                    Arrivals.NUMBER));
        }
    }

    void read(AssignmentEvent event) {
        if (event instanceof AssignmentEvent.CallbackDue due) {
            line.planIn(Arrivals.RINGS, () -> answerOrNot(due));
        }
    }

    private void answerOrNot(AssignmentEvent.CallbackDue due) {
        Contact contact = contact(due.conversationId());
        line.decide(new Input.Signal(
                courses.answersCall(contact, due.attempt())
                        ? Arrivals.reached(contact, line.id(), due.attempt(), line.now())
                        : Arrivals.notReached(contact, line.id(), due.attempt(), line.now())));
    }

    private void giveUp(String conversationId, Contact contact) {
        Conversation conversation = line.state().conversations().byId(conversationId);
        if (conversation != null && conversation.waiting() && contact.equals(contacts.get(conversationId))) {
            line.decide(new Input.Signal(Arrivals.gaveUp(contact, line.id(), line.now())));
        }
    }
}
