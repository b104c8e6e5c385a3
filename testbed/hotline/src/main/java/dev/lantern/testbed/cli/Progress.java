package dev.lantern.testbed.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Says what happens, with the seconds since the beginning. */
record Progress(PrintStream out, Instant begun) implements Consumer<String> {

    @Override
    public void accept(String sentence) {
        out.printf("  %5.1f s  %s%n", Duration.between(begun, Instant.now()).toMillis() / 1000.0, sentence);
    }
}
