package dev.lantern.routing.engine.state;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The advocates who serve one channel, in one language or in whatever language. */
public final class Pool {

    final TreeSet<Standing> ready = new TreeSet<>();
    int available;
    int signedIn;

    Pool() {}

    /** Those who could take one more conversation now, the first first. */
    public SortedSet<Standing> ready() {
        return Collections.unmodifiableSortedSet(ready);
    }

    /** How many are available, be they full or not. */
    public int available() {
        return available;
    }

    /** How many are signed in, be they away or not. */
    public int signedIn() {
        return signedIn;
    }

    boolean empty() {
        return ready.isEmpty() && available == 0 && signedIn == 0;
    }
}
