package dev.lantern.testbed.servers;

import java.time.Duration;

/** What can be done to a running server, whatever runs it. */
public interface ServerControl {

    /** Starts it again after {@link #stop} or {@link #kill}: same address, same data. Returns once it answers. */
    void start();

    /** Asks it to end, and waits. */
    void stop();

    /** Ends it at once, as kill -9 does; returns when it is gone. */
    void kill();

    /** Lets it hang in mid-air: connections stay open and nothing answers. */
    void freeze();

    /** Lets a frozen one go on. */
    void thaw();

    /** Memory in MiB; 0 while it does not run, or where it is not ours to measure. */
    long residentMebibytes();

    /** Processor time used since the last start, of children that ended too; zero where it is not ours to measure. */
    Duration processorTime();
}
