package dev.lantern.routing.simulate;

import java.io.PrintStream;
import java.util.function.DoubleConsumer;

/** Tells how far a simulation is, at each tenth. */
final class ProgressLine implements DoubleConsumer {

    private static final int TENTHS = 10;

    private final String what;
    private final PrintStream to;
    private int told = -1;

    ProgressLine(String what, PrintStream to) {
        this.what = what;
        this.to = to;
    }

    @Override
    public void accept(double share) {
        int tenth = (int) (share * TENTHS);
        if (tenth == told) {
            return;
        }
        to.print(told < 0 ? "Simulating " + what + " " : "");
        to.print(tenth == TENTHS ? " done\n" : ".");
        to.flush();
        told = tenth;
    }
}
