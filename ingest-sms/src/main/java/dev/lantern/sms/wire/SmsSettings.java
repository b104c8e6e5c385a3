package dev.lantern.sms.wire;

import dev.lantern.attachments.store.AttachmentSettings;
import dev.lantern.ingest.wire.TwilioAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration, known to be complete and sensible. */
record SmsSettings(
        TwilioAccess access,
        SmsConfig.Sms sms,
        SmsConfig.Twilio twilio,
        AttachmentSettings attachments,
        SmsConfig.Media media) {

    /** Their ids have to fit into an event beside what they say. */
    private static final int MOST_TOGETHER = 300;

    private static final long LARGEST_FILE = 100L << 20;

    /** @throws IllegalStateException with one sentence for each key that is missing or wrong */
    static SmsSettings from(SmsConfig config) {
        List<String> problems = new ArrayList<>();
        Optional<TwilioAccess> access = TwilioAccess.from(
                "lantern.sms.public-url",
                "https://texts.example.org",
                config.sms().publicUrl(),
                config.twilio(),
                problems);
        Map.of(
                        "lantern.sms.too-late-after", config.sms().tooLateAfter(),
                        "lantern.media.request-timeout", config.media().requestTimeout(),
                        "lantern.media.give-up-after", config.media().giveUpAfter(),
                        "lantern.twilio.connect-timeout", config.twilio().connectTimeout(),
                        "lantern.twilio.request-timeout", config.twilio().requestTimeout(),
                        "lantern.twilio.give-up-after", config.twilio().giveUpAfter())
                .forEach((key, duration) -> {
                    if (!duration.isPositive()) {
                        problems.add(key + " must be longer than nothing.");
                    }
                });
        if (config.twilio().settle().isNegative()) {
            problems.add("lantern.twilio.settle must not be negative.");
        }
        if (config.twilio().parallel() < 1) {
            problems.add("lantern.twilio.parallel must be at least 1.");
        }
        if (config.sms().flood().perMinute() < 1) {
            problems.add("lantern.sms.flood.per-minute must be at least 1.");
        }
        if (config.sms().flood().mostTogether() < 1 || config.sms().flood().mostTogether() > MOST_TOGETHER) {
            problems.add("lantern.sms.flood.most-together must be between 1 and " + MOST_TOGETHER + ".");
        }
        if (config.sms().flood().mostWaiting() < config.sms().flood().mostTogether()) {
            problems.add("lantern.sms.flood.most-waiting must be lantern.sms.flood.most-together at least.");
        }
        if (config.sms().flood().gather().isNegative()
                || config.sms().flood().gather().toSeconds() > 10) {
            problems.add("lantern.sms.flood.gather must be between 0 and 10s.");
        }
        if (!(config.twilio().perNumberPerSecond() >= 0.1 && config.twilio().perNumberPerSecond() <= 1000)) {
            problems.add("lantern.twilio.per-number-per-second must be between 0.1 and 1000.");
        }
        Optional<AttachmentSettings> attachments = AttachmentSettings.from(config.attachments(), problems);
        long maxSize = config.media().maxSize().asLongValue();
        if (maxSize < 1 || maxSize > LARGEST_FILE) {
            problems.add("lantern.media.max-size must be between 1 and 100M.");
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The texting service cannot start. "
                    + String.join(" ", problems.stream().sorted().toList()));
        }
        return new SmsSettings(
                access.orElseThrow(), config.sms(), config.twilio(), attachments.orElseThrow(), config.media());
    }

    /** Nothing of the provider's or the consumer's takes longer unless something is wrong. */
    Duration stuckAfter() {
        return twilio.giveUpAfter()
                .multipliedBy(2)
                .plus(twilio.requestTimeout().multipliedBy(4))
                .plusMinutes(1);
    }

    /** Never prints a token. */
    @Override
    public String toString() {
        return "SmsSettings[" + access.publicUrl() + "]";
    }
}
