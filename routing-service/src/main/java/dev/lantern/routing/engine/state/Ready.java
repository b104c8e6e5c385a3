package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Who could take one more on one channel now, in no order; apart from them those who are asked last. Where many wait there is
 * mostly nobody, or one who has just come free, and nobody has to be sought.
 */
final class Ready {

    private final List<Seat.Service> ordinary = new ArrayList<>();
    private final List<Seat.Service> others = new ArrayList<>();

    /** How many could come into question. */
    int among(Asked asked) {
        return ordinary.size() + (others(asked) ? others.size() : 0);
    }

    /** Who alone comes into question. */
    Seat only(Asked asked) {
        if (among(asked) != 1) {
            throw new IllegalStateException("not one, but " + among(asked));
        }
        return (ordinary.isEmpty() ? others : ordinary).getFirst().seat;
    }

    void enter(Seat.Service service) {
        List<Seat.Service> alike = alike(service);
        service.place = alike.size();
        alike.add(service);
    }

    /** The last one takes the place. */
    void leave(Seat.Service service) {
        List<Seat.Service> alike = alike(service);
        Seat.Service last = alike.removeLast();
        if (last != service) {
            alike.set(service.place, last);
            last.place = service.place;
        }
    }

    private List<Seat.Service> alike(Seat.Service service) {
        return service.ordinary ? ordinary : others;
    }

    /** Whether supervisors who are not asked like everybody are asked, too. */
    private static boolean others(Asked asked) {
        return asked.wanted.supervisorsOnly || asked.wanted.supervisors;
    }
}
