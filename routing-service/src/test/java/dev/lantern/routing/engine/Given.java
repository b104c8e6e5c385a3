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
import dev.lantern.lines.LineFile;
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

    /** Whoever speaks no word of it is asked only after {@link #ANY_LANGUAGE_AFTER}. */
    static final String ROUTING = """
        offerTimeout: {default: 30s, WEBFORM: 5m}
        relaxation: [{after: 2m, step: LANGUAGE_ONLY}, {after: 2m, step: INTERPRETER}]
        quietWindow: 1h
        serviceLevelThreshold: 60s
        """;

    static final Duration WRAP_UP = Duration.ofMinutes(2);
    static final Duration DISCONNECT_GRACE = Duration.ofSeconds(20);
    static final Duration RETURN_AFTER = Duration.ofMinutes(3);
    static final Duration WAIT_LIMIT = Duration.ofMinutes(10);
    static final Duration CALL_AGAIN_AFTER = Duration.ofMinutes(30);

    private Given() {}

    static Line line() {
        return line(ROUTING);
    }

    /** One that also says what happens after and beside conversations. */
    static Line lineWithLifecycles() {
        return line(ROUTING + """
            wrapUp: {CHAT: 2m, SMS: 2m}
            disconnectGrace: 20s
            returnAfter: 3m
            waitLimit: 10m
            callback: {attempts: 2, spacing: 30m}
            """);
    }

    /** Every rule of a policy, with times that the pauses of a random history meet. */
    static Line lineWithEverything() {
        return LineFile.parse(LINE + ".yaml", """
            line: national
            name: National
            languages: [en, es]
            sms:
              numbers: ["+15550100733"]
              firstAnswer: {en: "A person will answer in about {wait}.", es: "Una persona responde en unos {wait}."}
              afterHours: {en: "Nobody is here at this hour."}
            webform: {enabled: true, telephone: "+15550100733"}
            voice: {numbers: ["+15550100733"], backup: {numbers: ["+15550100190"]}}
            routing:
            """ + """
            offerTimeout: {default: 30s, WEBFORM: 5m}
            relaxation:
              - {after: 10s, step: LANGUAGE_ONLY}
              - {after: 30s, step: INTERPRETER}
              - {after: 2m, step: SUPERVISORS}
              - {after: 5m, step: OVERFLOW}
              - {after: 10m, step: ALARM}
            aging: {IMMINENT_DANGER: 30m, URGENT: 2m, STANDARD: 10s}
            stickyFor: 3h
            careAfterSevere: 1
            capacityWeights: {CHAT: 60, SMS: 30, WEBFORM: 25}
            wrapUp: {CHAT: 2m, SMS: 2m, VOICE: 2m}
            disconnectGrace: 20s
            returnAfter: 3m
            waitLimit: 10m
            hours:
              zone: America/New_York
              weekly:
                MON: ["03:00-05:00", "05:02-22:00"]
                TUE: ["00:00-24:00"]
                THU: ["00:00-24:00"]
                FRI: ["06:00-24:00"]
                SAT: ["00:00-12:00"]
            surge: {from: 4, until: 1, supervisorsJoin: true, wrapUp: 10s, offerTimeout: 10s}
            callback: {attempts: 2, spacing: 30m}
            quietWindow: 1h
            serviceLevelThreshold: 60s
            """.indent(2));
    }

    /** @param routing the keys of the line's policy */
    static Line line(String routing) {
        return LineFile.parse(LINE + ".yaml", """
            line: national
            name: National
            languages: [en, es]
            sms: {numbers: ["+15550100733"]}
            webform: {enabled: true, telephone: "+15550100733"}
            routing:
            """ + routing.indent(2));
    }

    /** A line whose calls partners answer, too. */
    static Line lineWithPartners(String routing) {
        return LineFile.parse(LINE + ".yaml", """
            line: national
            name: National
            languages: [en]
            sms: {numbers: ["+15550100733"]}
            voice: {numbers: ["+15550100733"], backup: {numbers: ["+15550100190"]}}
            routing:
            """ + routing.indent(2));
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

    /** As if this person had sent it. */
    static SignalReceived from(String person, SignalReceived signal) {
        return new SignalReceived(
                signal.signalId(),
                signal.threadId(),
                signal.line(),
                signal.channel(),
                signal.contacted(),
                new Sender(
                        signal.sender().address(),
                        "hash-" + person,
                        signal.sender().display()),
                signal.body(),
                signal.attachments(),
                signal.language(),
                signal.place(),
                signal.answers(),
                signal.occurredAt(),
                signal.receivedAt(),
                signal.attributes());
    }

    /** With what its channel noted. */
    static SignalReceived noted(SignalReceived signal, Map<String, String> attributes) {
        return new SignalReceived(
                signal.signalId(),
                signal.threadId(),
                signal.line(),
                signal.channel(),
                signal.contacted(),
                signal.sender(),
                signal.body(),
                signal.attachments(),
                signal.language(),
                signal.place(),
                signal.answers(),
                signal.occurredAt(),
                signal.receivedAt(),
                attributes);
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
