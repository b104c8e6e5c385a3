package dev.lantern.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lantern.events.Channel;
import dev.lantern.events.EventCodec;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Urgency;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a line: who is asked for whom, and when. What was decided under it names its {@link #version()}.
 *
 * @param offerTimeout how long an advocate has to answer an offer, where the channel has no time of its own
 * @param relaxation when the search for somebody is widened, in the order of the steps; the first is {@code ALL} at once
 * @param aging the head start of each urgency in the queue: waiting that much longer makes up for being less urgent
 * @param stickyFor who comes back within this time is offered to whom they had before
 * @param careAfterSevere after so many severe conversations in a row an advocate is asked last for the next one; 0 is never
 * @param capacityWeights how much of an advocate one conversation of a channel takes, in hundredths
 * @param wrapUp how long an advocate may write up a conversation; zero where there is no such time
 * @param disconnectGrace how long a desk may be gone before its offers are taken back
 * @param returnAfter how long a desk may be gone before its conversations return to the queue
 * @param waitLimit who waits longer than this is told of to supervisors
 * @param hours when the line is open; absent is always
 * @param surge what changes when too many wait; absent is nothing
 * @param quietWindow a signal within this time after the last conversation was completed joins it
 * @param serviceLevelThreshold answered within this time counts as within the service level
 */
public record Routing(
        Duration offerTimeout,
        Map<Channel, Duration> offerTimeoutByChannel,
        List<Relaxation> relaxation,
        Map<Urgency, Duration> aging,
        Duration stickyFor,
        int careAfterSevere,
        Map<Channel, Integer> capacityWeights,
        Duration wrapUp,
        Map<Channel, Duration> wrapUpByChannel,
        Duration disconnectGrace,
        Duration returnAfter,
        Duration waitLimit,
        Map<Urgency, Duration> waitLimitByUrgency,
        @Nullable Hours hours,
        @Nullable Surge surge,
        Callback callback,
        Duration quietWindow,
        Duration serviceLevelThreshold) {

    /** What one advocate has to give, in the unit of {@link #capacityWeights}. */
    public static final int WHOLE_ADVOCATE = 100;

    private static final int VERSION_DIGITS = 12;

    static final Routing DEFAULT = new Routing(
            Duration.ofSeconds(30),
            Map.of(),
            List.of(
                    new Relaxation(Duration.ZERO, RelaxationStep.ALL),
                    new Relaxation(Duration.ofMinutes(2), RelaxationStep.LANGUAGE_ONLY),
                    new Relaxation(Duration.ofMinutes(2), RelaxationStep.INTERPRETER),
                    new Relaxation(Duration.ofMinutes(5), RelaxationStep.SUPERVISORS),
                    new Relaxation(Duration.ofMinutes(10), RelaxationStep.ALARM)),
            Map.of(
                    Urgency.IMMINENT_DANGER, Duration.ofHours(2),
                    Urgency.URGENT, Duration.ofMinutes(30),
                    Urgency.STANDARD, Duration.ofMinutes(10)),
            Duration.ofHours(24),
            3,
            Map.of(Channel.VOICE, WHOLE_ADVOCATE),
            Duration.ZERO,
            Map.of(),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Map.of(),
            null,
            null,
            new Callback(3, Duration.ofMinutes(30)),
            Duration.ofHours(12),
            Duration.ofSeconds(60));

    public Routing {
        offerTimeoutByChannel = Map.copyOf(offerTimeoutByChannel);
        relaxation = List.copyOf(relaxation);
        aging = Map.copyOf(aging);
        capacityWeights = Map.copyOf(capacityWeights);
        wrapUpByChannel = Map.copyOf(wrapUpByChannel);
        waitLimitByUrgency = Map.copyOf(waitLimitByUrgency);
    }

    /**
     * One step of the search.
     *
     * @param after how long somebody has waited when it is taken, at the latest
     */
    public record Relaxation(Duration after, RelaxationStep step) {}

    /**
     * @param attempts how often somebody who does not answer is called back
     * @param spacing how long between
     */
    public record Callback(int attempts, Duration spacing) {}

    public Duration offerTimeout(Channel channel) {
        return offerTimeoutByChannel.getOrDefault(channel, offerTimeout);
    }

    /** Zero where there is no time to write up. */
    public Duration wrapUp(Channel channel) {
        return wrapUpByChannel.getOrDefault(channel, wrapUp);
    }

    public Duration waitLimit(Urgency urgency) {
        return waitLimitByUrgency.getOrDefault(urgency, waitLimit);
    }

    public Duration headStart(Urgency urgency) {
        return aging.getOrDefault(urgency, Duration.ZERO);
    }

    /** In hundredths of an advocate, at least 1. */
    public int weight(Channel channel) {
        return capacityWeights.getOrDefault(channel, 1);
    }

    /** Two policies that say the same have the same version: 12 hexadecimal digits. */
    public String version() {
        try {
            byte[] canonical = EventCodec.json().writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
            return HexFormat.of().formatHex(digest).substring(0, VERSION_DIGITS);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a policy always has a version", e);
        }
    }
}
