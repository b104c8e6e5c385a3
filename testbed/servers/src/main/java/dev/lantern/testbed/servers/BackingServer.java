package dev.lantern.testbed.servers;

import java.time.Duration;

/** A server that Lantern stands on. Closing ends it, or leaves it alone where it is not ours; its data stays. */
public interface BackingServer extends ServerControl, AutoCloseable {

    ServerControl control();

    @Override
    default void start() {
        control().start();
    }

    @Override
    default void stop() {
        control().stop();
    }

    @Override
    default void kill() {
        control().kill();
    }

    @Override
    default void freeze() {
        control().freeze();
    }

    @Override
    default void thaw() {
        control().thaw();
    }

    @Override
    default long residentMebibytes() {
        return control().residentMebibytes();
    }

    @Override
    default Duration processorTime() {
        return control().processorTime();
    }

    @Override
    void close();
}
