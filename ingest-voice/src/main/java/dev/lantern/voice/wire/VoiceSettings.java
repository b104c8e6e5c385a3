package dev.lantern.voice.wire;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param authTokens the first one is used to call
 */
record VoiceSettings(
        URI publicUrl,
        String accountSid,
        List<String> authTokens,
        @Nullable Path messagesFolder,
        List<String> backupNumbers,
        Duration answerWithin,
        VoiceConfig.Twilio twilio) {

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9A-Za-z]{1,64}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    VoiceSettings {
        authTokens = List.copyOf(authTokens);
        backupNumbers = List.copyOf(backupNumbers);
    }

    /** @throws IllegalStateException with one sentence for each key that is missing or wrong */
    static VoiceSettings from(VoiceConfig config) {
        List<String> problems = new ArrayList<>();
        Optional<URI> publicUrl = config.voice().publicUrl();
        if (publicUrl.isEmpty()) {
            problems.add(
                    "lantern.voice.public-url is missing: set it to the address at which Twilio reaches this service,"
                            + " such as https://calls.example.org.");
        } else if (!isBase(publicUrl.get())) {
            problems.add("lantern.voice.public-url must be an http or https address with a host, without user, query or"
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
        List<String> backups = config.voice().backupNumbers().orElse(List.of());
        if (!backups.stream().allMatch(number -> E164.matcher(number).matches())) {
            problems.add("lantern.voice.backup-numbers must be numbers such as +15550100190, separated by commas.");
        }
        Duration answer = config.voice().answerWithin();
        if (!answer.isPositive() || answer.compareTo(LONGEST_ANSWER) > 0) {
            problems.add("lantern.voice.answer-within must be longer than nothing and 2s at most.");
        }
        Map.of(
                        "lantern.twilio.connect-timeout", config.twilio().connectTimeout(),
                        "lantern.twilio.request-timeout", config.twilio().requestTimeout(),
                        "lantern.twilio.give-up-after", config.twilio().giveUpAfter())
                .forEach((key, duration) -> {
                    if (!duration.isPositive()) {
                        problems.add(key + " must be longer than nothing.");
                    }
                });
        Optional<Path> messages = config.voice().messagesFolder();
        if (messages.isPresent() && !Files.isDirectory(messages.get())) {
            problems.add("lantern.voice.messages-folder is no folder: " + messages.get() + ".");
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The calling service cannot start. "
                    + String.join(" ", problems.stream().sorted().toList()));
        }
        return new VoiceSettings(
                publicUrl.orElseThrow(),
                account.orElseThrow(),
                tokens,
                messages.orElse(null),
                backups,
                answer,
                config.twilio());
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
        return "VoiceSettings[" + publicUrl + "]";
    }
}
