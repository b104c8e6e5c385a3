package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.lines.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line, people and advocates for tests. */
final class Given {

    static final String LINE = "national";
    static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    static final Duration OFFER_TIMEOUT = Duration.ofSeconds(30);
    static final Duration ANY_LANGUAGE_AFTER = Duration.ofMinutes(2);
    static final Duration QUIET_WINDOW = Duration.ofHours(1);
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    static final Answers IN_DANGER = new Answers(null, true, null, null);
    static final Answers UNDER_18 = new Answers(null, null, true, null);

    private Given() {}

    static Line line() {
        Line.Routing routing = new Line.Routing(
                OFFER_TIMEOUT,
                Map.of(Channel.WEBFORM, Duration.ofMinutes(5)),
                ANY_LANGUAGE_AFTER,
                QUIET_WINDOW,
                ANSWER_WITHIN);
        return new Line(
                LINE,
                "National",
                List.of("en", "es"),
                new Line.Texts(List.of("+15550100733")),
                new Line.Webform(true, "+15550100733"),
                routing);
    }

    static AdvocateProfile advocate(String id, Map<Channel, Integer> capacity, String... languages) {
        return new AdvocateProfile(id, id, List.of(languages), capacity);
    }

    static SignalReceived signal(
            String signalId, String thread, Channel channel, @Nullable String language, Answers answers, Instant at) {
        boolean reachable = !channel.equals(Channel.WEBFORM);
        return new SignalReceived(
                signalId,
                thread,
                LINE,
                channel,
                "+15550100733",
                new Sender(reachable ? sealed("address of " + thread) : null, "hash-" + thread, "••• " + thread),
                Body.of(sealed("words of " + signalId)),
                List.of(),
                language,
                null,
                answers,
                at,
                at,
                Map.of());
    }

    static SignalReceived saying(SignalReceived signal, String words) {
        return new SignalReceived(
                signal.signalId(),
                signal.threadId(),
                signal.line(),
                signal.channel(),
                signal.contacted(),
                signal.sender(),
                Body.of(sealed(words)),
                signal.attachments(),
                signal.language(),
                signal.place(),
                signal.answers(),
                signal.occurredAt(),
                signal.receivedAt(),
                signal.attributes());
    }

    static Sealed sealed(String what) {
        return new Sealed(Reader.DESK, what);
    }
}
