package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What everything has used of the processors so far. Unlike throughput, it hardly depends on what else runs. */
record ProcessorTime(Map<String, Duration> byProgram) {

    /** Less is what a program does anyway; it is even negative where a child process ended meanwhile. */
    private static final double NOTICEABLE_MILLIS = 0.005;

    static ProcessorTime of(Hotline hotline) {
        return new ProcessorTime(hotline.processorTime());
    }

    /** In words: what a piece of work has cost each program since {@code before}. */
    String each(long pieces, ProcessorTime before) {
        return byProgram.entrySet().stream()
                .map(used ->
                        Map.entry(used.getKey(), millis(used.getKey(), used.getValue(), before) / Math.max(1, pieces)))
                .filter(each -> each.getValue() > NOTICEABLE_MILLIS)
                .map(each -> "%s %.2f ms".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static double millis(String program, Duration now, ProcessorTime before) {
        return now.minus(before.byProgram.getOrDefault(program, Duration.ZERO)).toNanos() / 1e6;
    }
}
