package dev.lantern.lines;

import dev.lantern.events.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One hotline, from {@code lines/<id>.yaml}.
 *
 * @param id lower-case letters, digits and hyphens; the name of the file
 * @param name as people know it
 * @param languages BCP 47 tags; the first is the default
 */
public record Line(String id, String name, List<String> languages, Texts sms, Webform webform, Routing routing) {

    public Line {
        languages = List.copyOf(languages);
    }

    /** @param numbers where texts come in, E.164 */
    public record Texts(List<String> numbers) {

        static final Texts NONE = new Texts(List.of());

        public Texts {
            numbers = List.copyOf(numbers);
        }
    }

    /** @param telephone what the page tells people to call, E.164; null when the line is not called */
    public record Webform(boolean enabled, @Nullable String telephone) {

        static final Webform OFF = new Webform(false);

        public Webform(boolean enabled) {
            this(enabled, null);
        }
    }

    /**
     * @param offerTimeout how long an advocate has to answer an offer, where the channel has no time of its own
     * @param anyLanguageAfter waiting longer than this, a conversation is offered to advocates of other languages too
     * @param quietWindow a signal within this time after the last conversation was completed joins it
     * @param serviceLevelThreshold answered within this time counts as within the service level
     */
    public record Routing(
            Duration offerTimeout,
            Map<Channel, Duration> offerTimeoutByChannel,
            Duration anyLanguageAfter,
            Duration quietWindow,
            Duration serviceLevelThreshold) {

        static final Routing DEFAULT = new Routing(
                Duration.ofSeconds(30), Map.of(), Duration.ofMinutes(2), Duration.ofHours(12), Duration.ofSeconds(60));

        public Routing {
            offerTimeoutByChannel = Map.copyOf(offerTimeoutByChannel);
        }

        public Duration offerTimeout(Channel channel) {
            return offerTimeoutByChannel.getOrDefault(channel, offerTimeout);
        }
    }
}
