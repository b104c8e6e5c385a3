package dev.lantern.testbed.phone.voice;

/** What was being carried out is no more to be: the leg ended, was sent elsewhere, or what it waited for is there. */
final class Cut extends RuntimeException {

    private static final long serialVersionUID = 1;

    Cut() {
        super(null, null, false, false);
    }
}
