package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What everything has used of the processors so far. Unlike throughput, it hardly depends on what else runs. */
record ProcessorTime(Map<String, Duration> byProgram) {

    static ProcessorTime of(Hotline hotline) {
        return new ProcessorTime(hotline.processorTime());
    }

    /** In words: what a piece of work has cost each program since {@code before}. */
    String each(long pieces, ProcessorTime before) {
        return byProgram.entrySet().stream()
                .map(used -> "%s %.2f ms"
                        .formatted(used.getKey(), millis(used.getKey(), used.getValue(), before) / Math.max(1, pieces)))
                .filter(words -> !words.endsWith(" 0.00 ms"))
                .collect(Collectors.joining(", "));
    }

    private static double millis(String program, Duration now, ProcessorTime before) {
        return now.minus(before.byProgram.getOrDefault(program, Duration.ZERO)).toNanos() / 1e6;
    }
}
