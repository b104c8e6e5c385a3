package dev.lantern.testbed.servers;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short programs of which only the outcome counts. */
final class Quietly {

    private Quietly() {}

    /** Whether it ends well within 30 s. */
    static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
