package dev.lantern.sms.deliveries;

import java.util.List;

/** What a signed status callback turned out to be. */
public sealed interface StatusCallback permits StatusUpdate, StatusCallback.Incomplete {

    /** Not a status of a reply: these parameters are missing, or not what we put there. */
    record Incomplete(List<String> missing) implements StatusCallback {
        public Incomplete {
            missing = List.copyOf(missing);
        }
    }
}
