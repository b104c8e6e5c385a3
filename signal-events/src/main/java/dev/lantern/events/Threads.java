package dev.lantern.events;

import dev.lantern.events.sealing.LookupHash;
import java.util.Locale;
import java.util.Optional;

/**
 * Thread ids, from the arrival alone: an ingest service keeps no state. They are made of {@code [a-z0-9-]}, safe in a
 * URL, and say nothing about the person without the lookup key.
 */
public final class Threads {

    private Threads() {}

    /** All texts of one address to one line are one thread. Address: E.164. */
    public static String ofTexts(LookupHash hash, String line, Channel channel, String address) {
        return prefix(channel) + hash.of("thread", channel.name(), line, address);
    }

    /** Each submission of a webform is a thread of its own. */
    public static String ofWebform(String line, String submissionId) {
        return "web-" + Ids.digest("thread", Channel.WEBFORM.name(), line, submissionId);
    }

    /**
     * Each call is a thread of its own. Who has to do something with the call finds it by {@link #callOf}: the id of a call
     * says nothing about a person.
     *
     * @param callSid {@code CA} and 32 hexadecimal digits in lower case
     */
    public static String ofCall(String callSid) {
        return prefix(Channel.VOICE) + callSid.substring(2);
    }

    /** The call of a thread; empty when the thread is no call's. */
    public static Optional<String> callOf(String thread) {
        String prefix = prefix(Channel.VOICE);
        return thread.matches(prefix + "[0-9a-f]{32}")
                ? Optional.of("CA" + thread.substring(prefix.length()))
                : Optional.empty();
    }

    private static String prefix(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-";
    }
}
