package dev.lantern.routing.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * All configuration of routing-service but that of Kafka's clients, which are all keys that begin with {@code kafka.}, such
 * as {@code kafka.bootstrap.servers}. {@link ConfigCheck} says in sentences what is wrong with it.
 */
@ConfigMapping(prefix = "lantern")
public interface RoutingConfig {

    Keys keys();

    Lines lines();

    Topics topics();

    Routing routing();

    Desk desk();

    Triage triage();

    Twilio twilio();

    /** What lets softphones in browsers in; all of it, or none where advocates are called at telephones. */
    interface Twilio {

        /** The account that the numbers belong to, {@code AC…}. */
        Optional<String> accountSid();

        /** A standard API key of the account, {@code SK…}, for this alone. */
        Optional<String> apiKeySid();

        Optional<String> apiKeySecret();
    }

    interface Triage {

        /**
         * A folder whose files of triage rules stand in place of the shipped ones of the same name, or add a language; read
         * again when they change. Without it the shipped rules hold.
         */
        Optional<Path> rulesFolder();
    }

    interface Keys {

        /** The folder with the keys of this service: {@code desk} private and public, {@code sms} and {@code voice} public. */
        Optional<Path> folder();
    }

    interface Lines {

        /** The folder with a file for each line. */
        Optional<Path> folder();
    }

    interface Topics {

        /** How many partitions each topic has. */
        @WithDefault("4")
        int partitions();
    }

    interface Routing {

        /** Group, transactional ids and changelog are named after it; all instances share it. */
        @WithDefault("routing-service")
        String applicationId();

        /** Of the changelog; -1 for the brokers' default. */
        @WithDefault("-1")
        int replicationFactor();

        /** How many other instances keep a copy of each line's state, to take over in seconds. */
        @WithDefault("1")
        int standbys();

        /** Threads that lines are decided on. */
        @WithDefault("1")
        int threads();

        /** How often what was decided becomes visible; at once when nothing was decided for as long. */
        @WithDefault("50ms")
        Duration commitEvery();

        /** How often time-outs are looked at. */
        @WithDefault("100ms")
        Duration tickEvery();

        /** After this the lines of a dead instance move; the brokers' {@code group.min.session.timeout.ms} must allow it. */
        @WithDefault("2500ms")
        Duration sessionTimeout();

        /** Not alive when nothing was asked of Kafka for so long. */
        @WithDefault("60s")
        Duration stalledAfter();

        /** A folder of this process alone, for locks; a new one in the temporary folder where none is given. */
        Optional<Path> stateFolder();
    }

    interface Desk {

        /** How long Kafka has to take a command. */
        @WithDefault("3s")
        Duration sendWithin();

        /** How long a request waits for the engine's answer. */
        @WithDefault("5s")
        Duration answerWithin();

        /** How often a quiet stream says that it lives. */
        @WithDefault("10s")
        Duration heartbeat();

        /** How often the engine is told that a desk is still connected; after 15 s of silence it takes it for gone. */
        @WithDefault("5s")
        Duration presence();

        /** How many events may wait for a slow client before it is let go. */
        @WithDefault("1000")
        int mailbox();

        /** How many positions of the feed back a stream may resume; from further back it starts with a snapshot. */
        @WithDefault("100000")
        long resumeLimit();

        /** The largest body of a request, in bytes. */
        @WithDefault("65536")
        int maxBodyBytes();

        /** The largest roster that may be imported, in bytes. */
        @WithDefault("1048576")
        int maxRosterBytes();

        Requests requests();
    }

    /** How often one person may ask, at each instance. */
    interface Requests {

        /** In the long run; 0 for any number. */
        @WithDefault("50")
        int perSecond();

        /** At once. */
        @WithDefault("200")
        int burst();
    }
}
