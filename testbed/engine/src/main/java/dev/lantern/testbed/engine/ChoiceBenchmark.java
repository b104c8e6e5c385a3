package dev.lantern.testbed.engine;

import dev.lantern.routing.engine.state.EngineEvent;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What of a decision is the choice alone, see {@link EngineWorld#choose}. It is a part of what the other figures count, and
 * never to be told in their place. Each is timed by itself; what lies between two of them, some three inputs that leave
 * nothing of the last choice in the nearest caches, is not. Reading the clock is in it.
 */
@BenchmarkMode(Mode.AverageTime)
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
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@State(Scope.Thread)
public class ChoiceBenchmark {

    /** Where few wait there is sometimes nobody whom the advocate could help, which is found quickly and is no choice. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Counted {
        public long asked;
        public long chosen;
    }

    @Param({"10", "100", "1000", "10000"})
    int advocates;

    @Param({"0", "100", "10000", "100000"})
    int waiting;

    private EngineWorld world = new EngineWorld(1, 0);
    private EngineEvent.@Nullable OfferMade made;

    @Setup(Level.Iteration)
    public void open() {
        world = new EngineWorld(advocates, waiting);
    }

    @Setup(Level.Invocation)
    public void free() {
        world.free();
    }

    @Benchmark
    public EngineEvent.@Nullable OfferMade choose(Counted counted) {
        made = world.choose();
        counted.asked++;
        counted.chosen += made == null ? 0 : 1;
        return made;
    }

    @TearDown(Level.Invocation)
    public void goOn() {
        world.chosen(made);
    }
}
