package dev.lantern.routing.simulate;

import dev.lantern.events.Channel;
import java.util.List;

/** Those of a generated day who would rather be called back, and those whom their advocate hands on. */
record GeneratedTurns(Chance chance) {

    /** Of callers who wait for so long that they are told of it. */
    private static final double ASKS_TO_BE_CALLED = 0.25;

    private static final double ANSWERS = 0.7;
    private static final int MOST_CALLS = 3;
    private static final double HANDED_ON = 0.04;

    private static final long MINUTE = 60_000;

    Contact of(Contact contact) {
        boolean asks = contact.channel().equals(Channel.VOICE) && happens(ASKS_TO_BE_CALLED, contact, "asks");
        return contact.and(asks ? callback(contact) : null, handovers(contact));
    }

    private Contact.Callback callback(Contact contact) {
        long asked = between(45_000, 3 * MINUTE, contact, "asks after");
        long from = asked + between(0, 3 * 60 * MINUTE, contact, "is safe from");
        long until = from + between(30 * MINUTE, 3 * 60 * MINUTE, contact, "is safe for");
        int unanswered = 0;
        while (unanswered < MOST_CALLS && !happens(ANSWERS, contact, "answers " + unanswered)) {
            unanswered++;
        }
        return new Contact.Callback(asked, false, from, until, unanswered, true);
    }

    private List<Contact.Handover> handovers(Contact contact) {
        Long handled = contact.handled();
        return handled == null || !happens(HANDED_ON, contact, "is handed on")
                ? List.of()
                : List.of(new Contact.Handover(
                        between(handled / 5, handled * 4 / 5, contact, "is handed on after"), null, false));
    }

    private boolean happens(double probability, Contact contact, String matter) {
        return chance.happens(probability, contact.id(), matter);
    }

    private long between(long least, long most, Contact contact, String matter) {
        return least + Math.round(chance.uniform(contact.id(), matter) * (most - least));
    }
}
