package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
final class OrdinaryUser {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private OrdinaryUser() {}

    static List<String> runs(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        if (!Quietly.succeeds(
                Stream.concat(NAMESPACE.stream(), Stream.of("true")).toList())) {
            throw new ServerFailed("PostgreSQL refuses to run as root, and this machine allows no user namespaces"
                    + " (unshare --user fails). Run Lantern as an ordinary user, or use an external PostgreSQL.");
        }
        return Stream.concat(NAMESPACE.stream(), command.stream()).toList();
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
