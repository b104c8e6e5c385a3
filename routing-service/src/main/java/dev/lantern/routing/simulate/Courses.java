package dev.lantern.routing.simulate;

import dev.lantern.events.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a record cannot know. Of somebody who was answered it says only that they waited so long and were still
 * there (the observation is censored). Patience is taken as exponential, channel by channel: its rate is those who gave up /
 * all time waited, the maximum-likelihood estimate under censoring, and because it has no memory, who has waited w and is
 * still there waits on like anybody who comes new. Work that was not seen is drawn from the work that was, on the same
 * channel where there is some.
 */
final class Courses {

    private static final long USUAL_WORK = 15 * 60_000;

    /** Of a hundred call backs, where the day tells of none. */
    private static final double USUALLY_ANSWERED = 0.7;

    private final Chance chance;
    private final double answered;
    private final Map<Channel, Double> meanPatience = new HashMap<>();
    private final List<Contact> contacts;

    Courses(List<Contact> contacts, Chance chance) {
        this.contacts = contacts;
        this.answered = answered(contacts);
        this.chance = chance;
        contacts.stream()
                .map(Contact::channel)
                .distinct()
                .forEach(channel -> meanPatience.put(channel, meanPatience(on(channel))));
    }

    Course of(Contact contact) {
        Long handled = contact.handled();
        Long wrapUp = contact.wrapUp();
        return new Course(
                patience(contact),
                handled == null ? drawn(contact, "handled", Contact::handled, USUAL_WORK) : handled,
                wrapUp == null ? drawn(contact, "wrap-up", Contact::wrapUp, 0) : wrapUp);
    }

    /** Whether they answer the so-manieth call back; who did not answer one may answer another. */
    boolean answersCall(Contact contact, int attempt) {
        Contact.Callback callback = contact.callback();
        if (callback == null || attempt <= callback.unanswered()) {
            return false;
        }
        Boolean known = attempt == callback.unanswered() + 1 ? callback.answers() : null;
        return known == null ? chance.happens(answered, contact.id(), "answers call " + attempt) : known;
    }

    /** Of the calls of the day. */
    private static double answered(List<Contact> contacts) {
        int answered = 0;
        int calls = 0;
        for (Contact contact : contacts) {
            Contact.Callback callback = contact.callback();
            if (callback != null) {
                calls += callback.unanswered() + (callback.answers() == null ? 0 : 1);
                answered += Boolean.TRUE.equals(callback.answers()) ? 1 : 0;
            }
        }
        return calls == 0 ? USUALLY_ANSWERED : (double) answered / calls;
    }

    private long patience(Contact contact) {
        Long known = contact.patience();
        if (known != null) {
            return known;
        }
        Long waited = contact.waited();
        double mean = meanPatience.getOrDefault(contact.channel(), Double.POSITIVE_INFINITY);
        if (waited == null || Double.isInfinite(mean)) {
            return Course.FOR_EVER;
        }
        return waited + Math.round(chance.exponential(mean, contact.id(), "waits on"));
    }

    private long drawn(Contact contact, String matter, Function<Contact, @Nullable Long> seen, long otherwise) {
        List<Long> observed = Stream.of(on(contact.channel()), contacts)
                .map(some -> some.stream()
                        .flatMap(one -> Stream.ofNullable(seen.apply(one)))
                        .toList())
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of(otherwise));
        return observed.get((int) (chance.uniform(contact.id(), matter) * observed.size()));
    }

    /** Infinite where nobody gave up. */
    private static double meanPatience(List<Contact> contacts) {
        double waited = 0;
        int gaveUp = 0;
        for (Contact contact : contacts) {
            Long patience = contact.patience();
            Long stayed = contact.waited();
            waited += patience != null ? patience : stayed != null ? stayed : 0;
            gaveUp += patience != null ? 1 : 0;
        }
        return gaveUp == 0 ? Double.POSITIVE_INFINITY : waited / gaveUp;
    }

    private List<Contact> on(Channel channel) {
        return contacts.stream().filter(one -> one.channel().equals(channel)).toList();
    }
}
