package dev.lantern.testbed.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A child in a session of its own does not get the Ctrl-C that is meant for us: we end children in our order. */
final class OwnSession {

    private static final boolean AVAILABLE = Files.isExecutable(Path.of("/usr/bin/setsid"));

    private OwnSession() {}

    /** setsid replaces itself by the command, so the pid is the command's. */
    static List<String> of(List<String> command) {
        if (!AVAILABLE) {
            return command;
        }
        List<String> wrapped = new ArrayList<>();
        wrapped.add("/usr/bin/setsid");
        wrapped.addAll(command);
        return wrapped;
    }

    /** Ends at once what the command, which has this pid or had it, started in its session. */
    static void kill(long pid) {
        if (AVAILABLE) {
            Quietly.succeeds(List.of("kill", "-s", "KILL", "--", "-" + pid));
        }
    }
}
