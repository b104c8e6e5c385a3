package dev.lantern.testbed.engine;

import dev.lantern.routing.engine.Decision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Inputs by how many advocates there are and how many wait. Batches of equal size: over a fixed time a faster engine would be
 * measured on a larger state.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 4, batchSize = EngineBenchmark.BATCH)
@Measurement(iterations = 4, batchSize = EngineBenchmark.BATCH)
public class EngineBenchmark extends Sized {

    static final int BATCH = 100_000;

    @Benchmark
    public Decision decide() {
        return world.next();
    }
}
