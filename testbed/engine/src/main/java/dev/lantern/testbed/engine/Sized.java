package dev.lantern.testbed.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A line of the size that is measured, a new one for every iteration: a state grows with what it has seen. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {
            "-Xms2g",
            "-Xmx2g",
            "-Xmn600m",
            "-XX:+UseSerialGC",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseTransparentHugePages",
            "--sun-misc-unsafe-memory-access=allow"
        })
@State(Scope.Thread)
public abstract class Sized {

    @Param({"10", "100", "1000", "10000"})
    int advocates;

    @Param({"0", "100", "10000", "100000"})
    int waiting;

    EngineWorld world = new EngineWorld(1, 0);

    /** What the last line left, and what it took to fill this one, is collected before, and not while it is measured. */
    @Setup(Level.Iteration)
    public void open() {
        world = new EngineWorld(1, 0);
        System.gc();
        world = new EngineWorld(advocates, waiting);
        System.gc();
    }
}
