package dev.lantern.testbed.engine;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The program behind {@code ./lantern bench engine}. With arguments, only those numbers: {@code ADVOCATES WAITING}. */
public final class EngineBench {

    private static final int KINDS_ROUNDS = 6;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private EngineBench() {}

    public static void main(String[] arguments) throws RunnerException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf("""
                The routing engine alone, in one thread.
                Load of this machine in the last minute: %.1f on %d processors.

                Whole inputs: each is decided with all that follows from it: the events it is folded into, what is told to the
                world, and the records to store. Of a hundred 31 are arrivals, 32 accepts, 31 completions, 3 declines and 3
                ticks. Each figure is the mean of four batches of %,d.

                """, load(), Runtime.getRuntime().availableProcessors(), EngineBenchmark.BATCH);
        Costs inputs = new Costs();
        double bytes = 0;
        for (RunResult result : run(EngineBenchmark.class.getName(), arguments)) {
            put(inputs, result, 1.0 / EngineBenchmark.BATCH);
            bytes = Math.max(bytes, second(result, ALLOCATED));
        }
        tell(out, inputs, "inputs");
        out.printf("  memory: at the most %,d bytes an input%n%n", Math.round(bytes / EngineBenchmark.BATCH));
        byKind(out);
        out.print("""

                Decisions: an advocate came free; who of all who wait comes first for them, who of all advocates is the one for
                that person, and the offer. Each is timed by itself, between whole inputs; the time in which nobody was found
                counts as that of the others.

                """);
        tell(out, choices("decide", arguments), "decisions");
        out.print("""
                The same with the offer folded into records, queue, pools and timers. Not in it, as it is in an input: what freed
                the advocate and its answer, what the world is told, what is to be stored.

                """);
        tell(out, choices("decideAndFold", arguments), "decisions, folded");
        out.printf("  load of this machine in the last minute: %.1f%n", load());
    }

    private static Costs choices(String benchmark, String[] arguments) throws RunnerException {
        Costs choices = new Costs();
        run(ChoiceBenchmark.class.getName() + "." + benchmark + "$", arguments)
                .forEach(result -> put(choices, result, second(result, "asked") / second(result, "chosen")));
        return choices;
    }

    private static void put(Costs costs, RunResult result, double each) {
        int advocates = Integer.parseInt(result.getParams().getParam("advocates"));
        int waiting = Integer.parseInt(result.getParams().getParam("waiting"));
        costs.put(advocates, waiting, result.getPrimaryResult().getScore() * each);
    }

    private static void tell(PrintStream out, Costs costs, String what) {
        out.println(costs.perSecond(what));
        out.println(costs.each());
        out.println(costs.growth());
    }

    private static Collection<RunResult> run(String benchmark, String[] arguments) throws RunnerException {
        return new Runner(options(benchmark, arguments).build()).run();
    }

    private static ChainedOptionsBuilder options(String benchmark, String[] arguments) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        return arguments.length == 2
                ? options.param("advocates", arguments[0]).param("waiting", arguments[1])
                : options;
    }

    private static double second(RunResult result, String name) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(one -> one.getKey().endsWith(name))
                .mapToDouble(one -> one.getValue().getScore())
                .findFirst()
                .orElse(0);
    }

    /** Each input timed by itself, which adds some 50 ns to each. */
    private static void byKind(PrintStream out) {
        Map<Kind, long[]> nanosAndCount = new EnumMap<>(Kind.class);
        for (int round = 0; round < KINDS_ROUNDS; round++) {
            nanosAndCount.clear();
            EngineWorld world = new EngineWorld(1_000, 10_000);
            for (int i = 0; i < EngineBenchmark.BATCH; i++) {
                timed(world, i, nanosAndCount);
            }
        }
        out.println("  by kind of input, 1,000 advocates and 10,000 waiting, one batch, nanoseconds:");
        nanosAndCount.forEach((kind, sum) -> out.printf("    %-64s %,8d%n", kind.words, sum[0] / sum[1]));
    }

    private static void timed(EngineWorld world, int i, Map<Kind, long[]> nanosAndCount) {
        long start = System.nanoTime();
        switch (i % 8) {
            case 6 -> world.message();
            case 7 -> world.answer();
            default -> world.next();
        }
        long took = System.nanoTime() - start;
        long[] sum = nanosAndCount.computeIfAbsent(world.kind(), kind -> new long[2]);
        sum[0] += took;
        sum[1]++;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
