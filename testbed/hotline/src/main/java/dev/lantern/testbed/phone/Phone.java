package dev.lantern.testbed.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A simulated phone: it texts and remembers what it was texted. */
public final class Phone {

    private final String number;
    private final PhoneNetwork network;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<TextMessage> inbox = new ArrayList<>();

    Phone(String number, PhoneNetwork network) {
        this.number = number;
        this.network = network;
    }

    public String number() {
        return number;
    }

    /** A text that has its id and is not sent yet, see {@link PhoneNetwork#send}. */
    public TextMessage compose(String to, String body) {
        return PhoneNetwork.compose(number, to, body);
    }

    /** Sends a text and waits for the customer's webhook to answer. */
    public SentText text(String to, String body) {
        return network.send(compose(to, body));
    }

    /** Sends a text with files and waits for the customer's webhook to answer. */
    public SentText text(String to, String body, MediaFile... media) {
        return network.send(
                new TextMessage(Sid.pictureMessage(), number, to, body, java.time.Instant.now(), List.of(media)));
    }

    public List<TextMessage> inbox() {
        lock.lock();
        try {
            return List.copyOf(inbox);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a text that fits is in the inbox. Throws {@link AssertionError} when none came in time. */
    public TextMessage awaitText(Predicate<TextMessage> fits, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                for (TextMessage text : inbox) {
                    if (fits.test(text)) {
                        return text;
                    }
                }
                if (left <= 0) {
                    throw new AssertionError("no such text reached " + number + " within " + atMost + "; it has "
                            + inbox.size() + " texts");
                }
                left = arrived.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void receive(TextMessage text) {
        lock.lock();
        try {
            inbox.add(text);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
