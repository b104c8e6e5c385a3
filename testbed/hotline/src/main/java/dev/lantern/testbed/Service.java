package dev.lantern.testbed;

import dev.lantern.events.Reader;
import java.util.List;

/**
 * The services, in the order the data flows.
 *
 * @see Hotline
 */
public enum Service {
    INGEST_VOICE("ingest-voice", 5, 96, List.of(Reader.DESK, Reader.VOICE), List.of(Reader.VOICE), true),
    INGEST_SMS("ingest-sms", 1, 160, List.of(Reader.DESK), List.of(Reader.SMS), true),
    INGEST_CHAT("ingest-chat", 2, 96, List.of(Reader.DESK), List.of(), true),
    ROUTING("routing-service", 3, 192, List.of(Reader.DESK, Reader.SMS, Reader.VOICE), List.of(Reader.DESK), false),
    CASES("case-service", 4, 160, List.of(), List.of(Reader.DESK), false);

    private final String module;
    private final int portOffset;
    private final int heapMebibytes;
    private final List<String> sealsTo;
    private final List<String> opensAs;
    private final boolean looksUp;

    Service(
            String module,
            int portOffset,
            int heapMebibytes,
            List<String> sealsTo,
            List<String> opensAs,
            boolean looksUp) {
        this.module = module;
        this.portOffset = portOffset;
        this.heapMebibytes = heapMebibytes;
        this.sealsTo = sealsTo;
        this.opensAs = opensAs;
        this.looksUp = looksUp;
    }

    /** The Maven module, which is the service's name too. */
    public String module() {
        return module;
    }

    /** Added to the first port when ports are not chosen freely. */
    int portOffset() {
        return portOffset;
    }

    int heapMebibytes() {
        return heapMebibytes;
    }

    /** Readers whose public keys the service has. */
    List<String> sealsTo() {
        return sealsTo;
    }

    /** Readers whose private keys the service has. */
    List<String> opensAs() {
        return opensAs;
    }

    /** Whether the service has the key of the look-up hash. */
    boolean looksUp() {
        return looksUp;
    }

    boolean isChannel() {
        return looksUp;
    }

    /** Whether the service checks bearer tokens. */
    boolean checksTokens() {
        return !looksUp;
    }
}
