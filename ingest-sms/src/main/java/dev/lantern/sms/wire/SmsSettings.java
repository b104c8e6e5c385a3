package dev.lantern.sms.wire;

import dev.lantern.attachments.store.AttachmentSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, known to be complete and sensible.
 *
 * @param authTokens the first one is used to send
 */
record SmsSettings(
        URI publicUrl,
        String accountSid,
        List<String> authTokens,
        SmsConfig.Sms sms,
        SmsConfig.Twilio twilio,
        AttachmentSettings attachments,
        SmsConfig.Media media) {

    private static final long LARGEST_FILE = 100L << 20;

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9A-Za-z]{1,64}");

    /** @throws IllegalStateException with one sentence for each key that is missing or wrong */
    static SmsSettings from(SmsConfig config) {
        List<String> problems = new ArrayList<>();
        Optional<URI> publicUrl = config.sms().publicUrl();
        if (publicUrl.isEmpty()) {
            problems.add(
                    "lantern.sms.public-url is missing: set it to the address at which Twilio reaches this service,"
                            + " such as https://texts.example.org.");
        } else if (!isBase(publicUrl.get())) {
            problems.add("lantern.sms.public-url must be an http or https address with a host, without user, query or"
                    + " fragment.");
        }
        Optional<String> account = config.twilio().accountSid();
        if (account.isEmpty()) {
            problems.add("lantern.twilio.account-sid is missing: set it to the account that the numbers belong to.");
        } else if (!ACCOUNT.matcher(account.get()).matches()) {
            problems.add("lantern.twilio.account-sid must begin with AC and go on with letters and digits.");
        }
        // Never quoted: a token is a secret even when it is wrong.
        List<String> tokens = config.twilio().authToken().orElse(List.of());
        if (tokens.isEmpty() || tokens.stream().anyMatch(String::isBlank)) {
            problems.add(
                    "lantern.twilio.auth-token is missing or has an empty part: set it to the account's auth token,"
                            + " or to several separated by commas while it is rotated.");
        }
        if (!isBase(config.twilio().apiUrl())) {
            problems.add("lantern.twilio.api-url must be an http or https address with a host, without user, query or"
                    + " fragment.");
        }
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
        if (config.sms().flood().mostWaiting() < 1) {
            problems.add("lantern.sms.flood.most-waiting must be at least 1.");
        }
        if (config.sms().flood().pause().isNegative()
                || config.sms().flood().longestWait().isNegative()
                || config.sms().flood().longestWait().toSeconds() > 10) {
            problems.add("lantern.sms.flood.pause and lantern.sms.flood.longest-wait must be between 0 and 10s.");
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
                publicUrl.orElseThrow(),
                account.orElseThrow(),
                tokens,
                config.sms(),
                config.twilio(),
                attachments.orElseThrow(),
                config.media());
    }

    /** Nothing of the provider's or the consumer's takes longer unless something is wrong. */
    Duration stuckAfter() {
        return twilio.giveUpAfter()
                .multipliedBy(2)
                .plus(twilio.requestTimeout().multipliedBy(4))
                .plusMinutes(1);
    }

    private static boolean isBase(URI url) {
        @Nullable String scheme = url.getScheme();
        return scheme != null
                && (scheme.equals("https") || scheme.equals("http"))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    /** Never prints a token. */
    @Override
    public String toString() {
        return "SmsSettings[" + publicUrl + "]";
    }
}
