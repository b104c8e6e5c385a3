package dev.lantern.voice.wire;

import dev.lantern.ingest.wire.TwilioAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The configuration, known to be complete and sensible. */
record VoiceSettings(
        TwilioAccess access,
        @Nullable Path messagesFolder,
        List<String> backupNumbers,
        Duration answerWithin,
        VoiceConfig.Twilio twilio) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    VoiceSettings {
        backupNumbers = List.copyOf(backupNumbers);
    }

    /** @throws IllegalStateException with one sentence for each key that is missing or wrong */
    static VoiceSettings from(VoiceConfig config) {
        List<String> problems = new ArrayList<>();
        Optional<TwilioAccess> access = TwilioAccess.from(
                "lantern.voice.public-url",
                "https://calls.example.org",
                config.voice().publicUrl(),
                config.twilio(),
                problems);
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
        return new VoiceSettings(access.orElseThrow(), messages.orElse(null), backups, answer, config.twilio());
    }

    /** Never prints a token. */
    @Override
    public String toString() {
        return "VoiceSettings[" + access.publicUrl() + "]";
    }
}
