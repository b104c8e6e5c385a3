package dev.lantern.testbed.stories;

import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.SentText;
import dev.lantern.testbed.phone.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes down every text that was sent and how the webhook answered, as the provider would see it. A text that was not
 * accepted is sent again with the same id, until it is.
 */
final class Ledger {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Hotline hotline;
    private final ConcurrentLinkedQueue<TextMessage> accepted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> firstAnswers = new ConcurrentLinkedQueue<>();

    Ledger(Hotline hotline) {
        this.hotline = hotline;
    }

    /** Sends texts of one person one after the other; returns when all of them are accepted. */
    void send(String phone, int count) {
        for (int i = 0; i < count; i++) {
            send(PhoneNetwork.compose(phone, Hotline.DEMO_NUMBER, "text " + i));
        }
    }

    void send(TextMessage text) {
        SentText first = hotline.phones().send(text);
        firstAnswers.add(first.answer().toString());
        boolean[] taken = {first.accepted()};
        Patience.await(
                LIMIT,
                () -> taken[0] || (taken[0] = hotline.phones().send(text).accepted()),
                () -> "a text was not accepted within " + LIMIT);
        accepted.add(text);
    }

    List<TextMessage> accepted() {
        return List.copyOf(accepted);
    }

    List<String> firstAnswers() {
        return List.copyOf(firstAnswers);
    }

    /** Ids of the signals that must be kept of this person, in the order they were accepted. */
    List<String> signalIdsOf(String phone) {
        return accepted.stream()
                .filter(text -> text.from().equals(phone))
                .map(text -> Ids.signal(Channel.SMS, Hotline.DEMO_LINE, text.sid()))
                .toList();
    }
}
