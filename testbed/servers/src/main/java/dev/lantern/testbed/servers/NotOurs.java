package dev.lantern.testbed.servers;

import java.time.Duration;

/**
 * The control of a server that somebody else runs: there is none.
 *
 * @param server as in "Kafka at 10.0.0.1:9092"
 */
record NotOurs(String server) implements ServerControl {

    @Override
    public void start() {
        throw refusal();
    }

    @Override
    public void stop() {
        throw refusal();
    }

    @Override
    public void kill() {
        throw refusal();
    }

    @Override
    public void freeze() {
        throw refusal();
    }

    @Override
    public void thaw() {
        throw refusal();
    }

    @Override
    public long residentMebibytes() {
        return 0;
    }

    @Override
    public Duration processorTime() {
        return Duration.ZERO;
    }

    private UnsupportedOperationException refusal() {
        return new UnsupportedOperationException(
                server + " is run by somebody else: Lantern neither starts nor stops it.");
    }
}
