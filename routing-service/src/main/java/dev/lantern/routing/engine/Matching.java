package dev.lantern.routing.engine;

import dev.lantern.routing.engine.state.Asked;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Demand;
import dev.lantern.routing.engine.state.Frontier;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Ticket;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Who is offered what. People: in the order of the queue, of those for whom there is somebody. Advocates: whoever had the
 * person before, then who fits best (language, expertise, fewest skills to spare, place), then who has least in hand, then
 * who has been idle longest.
 *
 * <p>A decision leaves no pair that could be made. So the next one looks only at what can have made a new one: who came to
 * wait, and who has room again.
 */
final class Matching {

    private final Deciding deciding;
    private final LineState state;
    private final Frontier frontier;
    private final PriorityQueue<Ticket> people = new PriorityQueue<>();

    private Matching(Deciding deciding) {
        this.deciding = deciding;
        this.state = deciding.state;
        this.frontier = deciding.state.frontier();
    }

    static void offerWhatCanBe(Deciding deciding) {
        if (!deciding.state.frontier().quiet()) {
            new Matching(deciding).run();
        }
    }

    private void run() {
        gather();
        while (true) {
            Ticket person = people.peek();
            Ticket found = frontier.firstForFreed(state.queue());
            if (person == null && found == null) {
                break;
            }
            if (found != null && (person == null || found.compareTo(person) < 0)) {
                offer(found, false);
            } else {
                people.remove();
                offer(person, true);
            }
            gather();
        }
    }

    private void gather() {
        if (frontier.takeEverybody()) {
            state.queue().demands().forEach(this::lookAgain);
        }
        frontier.takeEntered(people);
    }

    /**
     * Somebody left. Those who must be offered to somebody else first may now be left with nobody else; those for whom nobody
     * is signed in any more are sought for more widely.
     */
    private void lookAgain(Demand demand) {
        Ticket first = demand.firstPlain();
        if (first != null) {
            people.add(first);
        }
        demand.choosy().forEach(people::add);
    }

    /** @param others whether somebody else than those who were freed may be ready for the next of the same need, too */
    private void offer(Ticket ticket, boolean others) {
        if (!ticket.waits()) {
            return;
        }
        Conversation conversation = ticket.conversation();
        Demand demand = state.queue().demand(ticket);
        Asked asked = state.asked(ticket);
        String advocateId = choose(conversation, asked);
        boolean plain = asked.anybodyWillDo();
        if (advocateId != null) {
            Offers.make(deciding, ticket, advocateId);
            Ticket next = plain && others ? demand.firstPlain() : null;
            if (next != null) {
                people.add(next);
            }
        } else if (!state.roster().anybodyPresent(asked)) {
            Relaxing.atOnce(deciding, conversation, demand, plain);
        }
    }

    private @Nullable String choose(Conversation conversation, Asked asked) {
        String former = conversation.formerAdvocate();
        return former != null && state.roster().couldTake(former, asked)
                ? former
                : state.roster().choose(asked);
    }
}
