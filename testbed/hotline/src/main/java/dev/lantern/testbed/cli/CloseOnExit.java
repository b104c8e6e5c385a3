package dev.lantern.testbed.cli;

import dev.lantern.testbed.Hotline;

/** Ends the hotline in order when the launcher is asked to end (Ctrl-C, TERM). */
record CloseOnExit(Thread hook) implements AutoCloseable {

    static CloseOnExit of(Hotline hotline) {
        Thread hook = new Thread(hotline::close, "end the hotline");
        Runtime.getRuntime().addShutdownHook(hook);
        return new CloseOnExit(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Then the hook is closing it.
        }
    }
}
