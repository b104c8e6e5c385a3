package dev.lantern.routing.engine;

import dev.lantern.events.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a line wants its people routed. Given anew with each decision; what was decided under it keeps the times it was
 * given.
 *
 * @param languages BCP 47 tags of the line; the first is spoken with a person of whom no language is known
 * @param offerTimeout how long an advocate has to accept
 * @param offerTimeouts the same for a channel that has its own
 * @param anyLanguageAfter how long a person waits for an advocate of their language before any advocate may help
 * @param quietWindow how long after its end a conversation is continued by a further signal
 * @param answerWithin the wait within which the line wants people answered; absent when it states none
 * @param replyChannels channels on which words can be sent back
 */
public record LinePolicy(
        String line,
        List<String> languages,
        Duration offerTimeout,
        Map<Channel, Duration> offerTimeouts,
        Duration anyLanguageAfter,
        Duration quietWindow,
        @Nullable Duration answerWithin,
        Set<Channel> replyChannels) {

    /** The channels through which a service sends words today. */
    public static final Set<Channel> REPLY_CHANNELS = Set.of(Channel.SMS, Channel.WHATSAPP);

    public LinePolicy {
        languages = List.copyOf(languages);
        offerTimeouts = Map.copyOf(offerTimeouts);
        replyChannels = Set.copyOf(replyChannels);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("line " + line + " has no language");
        }
    }

    public Duration offerTimeout(Channel channel) {
        return offerTimeouts.getOrDefault(channel, offerTimeout);
    }

    public String defaultLanguage() {
        return languages.getFirst();
    }
}
