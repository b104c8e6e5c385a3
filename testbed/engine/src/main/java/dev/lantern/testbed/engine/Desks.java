package dev.lantern.testbed.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** What advocates have in front of them: offers, the oldest first, and conversations, in no order. */
final class Desks {

    record Offer(String advocate, String offer, String conversation) {}

    record Open(String advocate, String conversation) {}

    private final Deque<Offer> offers = new ArrayDeque<>();
    private final List<Open> open = new ArrayList<>();

    void offered(Offer offer) {
        offers.addLast(offer);
    }

    boolean anyOffered() {
        return !offers.isEmpty();
    }

    Offer nextOffer() {
        return offers.removeFirst();
    }

    void opened(Offer offer) {
        open.add(new Open(offer.advocate, offer.conversation));
    }

    int size() {
        return open.size();
    }

    Open any(SplittableRandom random) {
        return open.get(random.nextInt(open.size()));
    }

    Open take(SplittableRandom random) {
        int at = random.nextInt(open.size());
        Open taken = open.get(at);
        Open last = open.removeLast();
        if (at < open.size()) {
            open.set(at, last);
        }
        return taken;
    }
}
