package dev.lantern.testbed.phone;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who sent STOP to which number: the provider sends nothing from there to them until they send START. */
final class OptOuts {

    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT");
    private static final Set<String> START = Set.of("START", "UNSTOP", "YES");

    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    void heard(String from, String to, String body) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        if (STOP.contains(word)) {
            stopped.add(from + " " + to);
        } else if (START.contains(word)) {
            stopped.remove(from + " " + to);
        }
    }

    /** @param to the phone that would get it */
    boolean stops(String from, String to) {
        return stopped.contains(to + " " + from);
    }
}
