package dev.lantern.routing.simulate;

import dev.lantern.events.AssignmentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Keeps count of those who are called back, from their wish to what comes of it. */
final class CallbackLedger {

    private static final String NOT_REACHED = "CALLBACK_NOT_REACHED";
    private static final String WINDOW_PASSED = "CALLBACK_WINDOW_PASSED";

    /** From when somebody could be called who has not been yet. */
    private final Map<String, Instant> callable = new HashMap<>();

    /** Who has been called. */
    private final Map<String, Instant> ringing = new HashMap<>();

    private int asked;
    private int called;
    private long late;
    private int reached;
    private int notReached;
    private int notCalled;

    void take(AssignmentEvent.OfConversation event) {
        String id = event.conversationId();
        if (event instanceof AssignmentEvent.CallbackRequested wish) {
            asked++;
            callable.put(id, wish.notBefore().isBefore(wish.at()) ? wish.at() : wish.notBefore());
        } else if (event instanceof AssignmentEvent.CallbackDue due) {
            ringing.put(id, due.at());
            Instant since = callable.remove(id);
            if (since != null) {
                called++;
                late += Math.max(0, Duration.between(since, due.at()).toMillis());
            }
        } else if (event instanceof AssignmentEvent.CallbackDropped) {
            callable.remove(id);
            ringing.remove(id);
        } else if (event instanceof AssignmentEvent.ConversationCompleted completed) {
            boolean rang = ringing.remove(id) != null;
            callable.remove(id);
            notReached += NOT_REACHED.equals(completed.reason()) ? 1 : 0;
            notCalled += WINDOW_PASSED.equals(completed.reason()) && !rang ? 1 : 0;
            reached += rang && completed.advocateId() != null && !NOT_REACHED.equals(completed.reason()) ? 1 : 0;
        }
    }

    Outcome.Callbacks counted() {
        return new Outcome.Callbacks(asked, called, late, reached, notReached, notCalled);
    }
}
