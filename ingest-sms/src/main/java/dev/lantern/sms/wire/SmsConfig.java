package dev.lantern.sms.wire;

import dev.lantern.attachments.store.AttachmentConfig;
import dev.lantern.ingest.wire.TwilioConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What this service is configured with, besides what every channel is (keys, lines, spool, Kafka). */
@ConfigMapping(prefix = "lantern")
public interface SmsConfig {

    Sms sms();

    Twilio twilio();

    AttachmentConfig attachments();

    Media media();

    /** Pictures and other files that come with texts. */
    interface Media {

        /** Names of hosts, besides the one of {@code lantern.twilio.api-url}, from which the provider serves files. */
        @WithDefault("media.twiliocdn.com,mms.twiliocdn.com,s3-external-1.amazonaws.com")
        List<String> hosts();

        /** A larger file is left at the provider. WhatsApp carries 16 MB. */
        @WithDefault("16M")
        MemorySize maxSize();

        /** For one whole file. */
        @WithDefault("60s")
        Duration requestTimeout();

        /** How long one file is asked for before the advocate is told that it did not come. */
        @WithDefault("30m")
        Duration giveUpAfter();
    }

    interface Sms {

        /**
         * Required. What stands before our paths in the URLs that Twilio calls, such as
         * {@code https://texts.example.org}. Signatures are checked against it and status callbacks begin with it; what
         * a client says about host and scheme never counts.
         */
        Optional<URI> publicUrl();

        /** A reply that is older is not sent any more: a late text may reach the person at a bad moment. */
        @WithDefault("30m")
        Duration tooLateAfter();

        Flood flood();
    }

    /** Texts of one sender who writes more than a person can are gathered. */
    interface Flood {

        /** Texts of one sender in a minute that are no flood. */
        @WithDefault("60")
        int perMinute();

        /** How long one text of a flood waits for others; the provider gives up after 15 s. */
        @WithDefault("1s")
        Duration gather();

        /** How many texts become one event at most; so many do not wait. */
        @WithDefault("200")
        int mostTogether();

        /**
         * How many texts of all floods may wait; one more is answered 503. They hold a connection each, and about 10 kB.
         */
        @WithDefault("3000")
        int mostWaiting();
    }

    interface Twilio extends TwilioConfig {

        @WithDefault("3s")
        Duration connectTimeout();

        /** For one whole answer of the provider. */
        @WithDefault("10s")
        Duration requestTimeout();

        /** How long one reply is tried before the advocate is told that it was not sent. */
        @WithDefault("60s")
        Duration giveUpAfter();

        /** How long the provider may take to list what it took, before we look for a reply of unknown fate. */
        @WithDefault("3s")
        Duration settle();

        /** How many requests to the provider may be under way at the same time. */
        @WithDefault("16")
        int parallel();

        /**
         * How many texts may leave from one of our numbers in a second; more wait here, answers of advocates before
         * automatic texts. 1 is what a carrier allows a local number, 3 a toll-free one, 100 a short code.
         */
        @WithDefault("10")
        double perNumberPerSecond();
    }
}
