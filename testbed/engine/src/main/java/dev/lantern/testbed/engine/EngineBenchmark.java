package dev.lantern.testbed.engine;

import dev.lantern.routing.engine.Decision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Inputs decided by how many advocates there are and how many wait. Batches of equal size, each on a line of its own, because a
 * state grows with what it has seen: over a fixed time a faster engine would be measured on a larger state.
 */
@BenchmarkMode(Mode.SingleShotTime)
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
@Warmup(iterations = 4, batchSize = EngineBenchmark.BATCH)
@Measurement(iterations = 4, batchSize = EngineBenchmark.BATCH)
@State(Scope.Thread)
public class EngineBenchmark {

    static final int BATCH = 100_000;

    @Param({"10", "100", "1000", "10000"})
    int advocates;

    @Param({"0", "100", "10000", "100000"})
    int waiting;

    private EngineWorld world = new EngineWorld(1, 0);

    @Setup(Level.Iteration)
    public void open() {
        world = new EngineWorld(advocates, waiting);
    }

    @Benchmark
    public Decision decide() {
        return world.next();
    }
}
