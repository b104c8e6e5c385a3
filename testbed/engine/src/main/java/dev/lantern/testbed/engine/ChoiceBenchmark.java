package dev.lantern.testbed.engine;

import dev.lantern.routing.engine.state.EngineEvent;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decisions who gets whom, see {@link EngineWorld#choose}; and the same with the offer folded into the state. Each is timed
 * by itself between whole inputs, which leave nothing of the last one in the nearest caches. Reading the clock is in both.
 * Iterations are so short that nothing is collected in them: it is mostly what the inputs between left behind.
 */
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ChoiceBenchmark extends Sized {

    /** Where few wait there is sometimes nobody whom the advocate could help, which is found quickly and is no decision. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Counted {
        public long asked;
        public long chosen;

        void count(EngineEvent.@Nullable OfferMade made) {
            asked++;
            chosen += made == null ? 0 : 1;
        }
    }

    private EngineEvent.@Nullable OfferMade made;
    private boolean folded;

    @Setup(Level.Invocation)
    public void free() {
        world.free();
    }

    @Benchmark
    public EngineEvent.@Nullable OfferMade decide(Counted counted) {
        made = world.choose();
        folded = false;
        counted.count(made);
        return made;
    }

    @Benchmark
    public EngineEvent.@Nullable OfferMade decideAndFold(Counted counted) {
        made = world.choose();
        if (made != null) {
            world.fold(made);
        }
        folded = true;
        counted.count(made);
        return made;
    }

    @TearDown(Level.Invocation)
    public void goOn() {
        if (made != null) {
            if (!folded) {
                world.fold(made);
            }
            world.chosen(made);
        }
    }
}
