package dev.lantern.routing.wire;

import dev.lantern.routing.desk.SoftphoneTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with the configuration, each a sentence that names the key. */
final class ConfigCheck {

    /** What the framework lets in at all, {@code quarkus.http.limits.max-body-size}. */
    private static final long MAX_BYTES = 10 * 1024 * 1024;

    private final List<String> problems = new ArrayList<>();

    private ConfigCheck() {}

    static List<String> problemsOf(RoutingConfig config, Map<String, String> kafka) {
        ConfigCheck check = new ConfigCheck();
        check.that(
                !kafka.getOrDefault("bootstrap.servers", "").isBlank(),
                "kafka.bootstrap.servers is missing: give the brokers as host:port, separated by commas.");
        check.folder("lantern.keys.folder", config.keys().folder());
        check.folder("lantern.lines.folder", config.lines().folder());
        config.triage()
                .rulesFolder()
                .ifPresent(folder -> check.folder("lantern.triage.rules-folder", Optional.of(folder)));
        check.atLeast("lantern.topics.partitions", 1, config.topics().partitions());
        check.twilio(config.twilio());
        check.routing(config.routing());
        check.desk(config.desk());
        return List.copyOf(check.problems);
    }

    /** What is wrong is never quoted: it may be the secret at the wrong key. */
    private void twilio(RoutingConfig.Twilio twilio) {
        if (twilio.apiKeySid().isEmpty() && twilio.apiKeySecret().isEmpty()) {
            return;
        }
        that(
                twilio.accountSid().orElse("").matches("AC[0-9A-Za-z]{1,64}"),
                "lantern.twilio.account-sid has to begin with AC: softphones log in at this account.");
        that(
                twilio.apiKeySid().orElse("").matches("SK[0-9A-Za-z]{1,64}"),
                "lantern.twilio.api-key-sid has to begin with SK: it is the key that lets softphones in.");
        that(
                twilio.apiKeySecret().orElse("").length() >= SoftphoneTokens.SHORTEST_SECRET,
                "lantern.twilio.api-key-secret is missing or too short: it belongs to lantern.twilio.api-key-sid and has "
                        + SoftphoneTokens.SHORTEST_SECRET + " characters.");
    }

    private void routing(RoutingConfig.Routing routing) {
        that(
                routing.applicationId().matches("[a-zA-Z0-9._-]{1,100}"),
                "lantern.routing.application-id is a name of letters, digits, '.', '_' and '-'.");
        that(
                routing.replicationFactor() == -1 || routing.replicationFactor() >= 1,
                "lantern.routing.replication-factor is at least 1, or -1 for the brokers' default.");
        atLeast("lantern.routing.standbys", 0, routing.standbys());
        atLeast("lantern.routing.threads", 1, routing.threads());
        between("lantern.routing.commit-every", Duration.ofMillis(1), Duration.ofSeconds(1), routing.commitEvery());
        between("lantern.routing.tick-every", Duration.ofMillis(10), Duration.ofSeconds(5), routing.tickEvery());
        between(
                "lantern.routing.session-timeout",
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                routing.sessionTimeout());
        between("lantern.routing.stalled-after", Duration.ofSeconds(10), Duration.ofHours(1), routing.stalledAfter());
    }

    private void desk(RoutingConfig.Desk desk) {
        between("lantern.desk.send-within", Duration.ofMillis(100), Duration.ofMinutes(1), desk.sendWithin());
        between("lantern.desk.answer-within", Duration.ofMillis(100), Duration.ofMinutes(1), desk.answerWithin());
        between("lantern.desk.heartbeat", Duration.ofMillis(100), Duration.ofMinutes(5), desk.heartbeat());
        between("lantern.desk.presence", Duration.ofMillis(100), Duration.ofSeconds(10), desk.presence());
        atLeast("lantern.desk.mailbox", 10, desk.mailbox());
        atLeast("lantern.desk.resume-limit", 0, desk.resumeLimit());
        between("lantern.desk.max-body-bytes", 1024, MAX_BYTES, desk.maxBodyBytes());
        between("lantern.desk.max-roster-bytes", 1024, MAX_BYTES, desk.maxRosterBytes());
        atLeast("lantern.desk.requests.per-second", 0, desk.requests().perSecond());
        atLeast("lantern.desk.requests.burst", 1, desk.requests().burst());
    }

    private void folder(String key, Optional<Path> folder) {
        if (folder.isEmpty()) {
            problems.add(key + " is missing: give the path of a folder.");
        } else if (!Files.isDirectory(folder.get())) {
            problems.add(key + " is " + folder.get() + ", which is not a folder.");
        }
    }

    private void atLeast(String key, long least, long value) {
        that(value >= least, key + " is " + value + ", but has to be at least " + least + ".");
    }

    private void between(String key, long least, long most, long value) {
        that(
                value >= least && value <= most,
                key + " is " + value + ", but has to be from " + least + " to " + most + ".");
    }

    private void between(String key, Duration least, Duration most, Duration value) {
        that(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key + " is " + value + ", but has to be from " + least + " to " + most + ".");
    }

    private void that(boolean holds, String sentence) {
        if (!holds) {
            problems.add(sentence);
        }
    }
}
