package dev.lantern.sms.inbound;

import java.util.List;

/** What a signed webhook turned out to be. */
public sealed interface Inbound permits InboundText, Inbound.Incomplete {

    /** Not a text: these parameters are missing or blank. */
    record Incomplete(List<String> missing) implements Inbound {
        public Incomplete {
            missing = List.copyOf(missing);
        }
    }
}
