package dev.lantern.testbed.phone.voice;

import java.time.Duration;

/** What becomes of a callback on its way to the customer. */
public sealed interface Fate {

    record Delivered(int times) implements Fate {}

    record Lost() implements Fate {}

    /** Late, while others overtake it. */
    record Delayed(Duration by) implements Fate {}

    /** Comes after the next one about the same call or conference, or a little later when there is none. */
    record Overtaken() implements Fate {}

    Duration LONGEST_OVERTAKEN = Duration.ofSeconds(1);

    Fate DELIVERED = new Delivered(1);
    Fate LOST = new Lost();
    Fate TWICE = new Delivered(2);
    Fate OVERTAKEN = new Overtaken();
}
