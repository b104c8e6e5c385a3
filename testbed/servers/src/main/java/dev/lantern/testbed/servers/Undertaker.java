package dev.lantern.testbed.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ends the children of this JVM when the JVM ends without doing so itself, such as by kill -9: a small shell that is told
 * of each child and whose input closes when we are gone, however that came about. Children get 5 s after their stop
 * signal.
 */
final class Undertaker {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            children=
            while read -r word pid signal; do
              kept=
              for child in $children; do
                [ "${child%%:*}" = "$pid" ] || kept="$kept $child"
              done
              children=$kept
              [ "$word" = born ] && children="$children $pid:$signal"
            done
            for child in $children; do
              kill -s CONT "${child%%:*}"
              kill -s "${child##*:}" "${child%%:*}"
            done
            for second in 1 2 3 4 5; do
              alive=
              for child in $children; do
                kill -s 0 "${child%%:*}" && alive=yes
              done
              [ -n "$alive" ] || break
              sleep 1
            done
            for child in $children; do
              kill -s KILL "${child%%:*}"
              kill -s KILL -- "-${child%%:*}"
            done
            """;

    private static final Undertaker ONLY = new Undertaker();

    private final OutputStream orders;

    private Undertaker() {
        try {
            orders = new ProcessBuilder(OwnSession.of(List.of("sh", "-c", SCRIPT)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream();
        } catch (IOException e) {
            throw new ServerFailed("The shell that ends child processes after us could not be started.", e);
        }
    }

    static Undertaker get() {
        return ONLY;
    }

    void born(Process child, String stopSignal) {
        tell("born " + child.pid() + " " + stopSignal);
        // A pid may be given to somebody else's process afterwards.
        child.onExit().thenAccept(gone -> tell("gone " + gone.pid()));
    }

    private synchronized void tell(String order) {
        try {
            orders.write((order + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            throw new ServerFailed("The shell that ends child processes after us is gone.", e);
        }
    }
}
