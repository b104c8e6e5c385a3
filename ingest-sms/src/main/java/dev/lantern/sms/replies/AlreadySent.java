package dev.lantern.sms.replies;

import dev.lantern.sms.replies.TwilioMessages.Listed;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reply whose fate is not known is at the provider already. The provider has no idempotency key; what is left
 * is its list of messages: same way, same words, not older than the reply, and not another reply's.
 */
sealed interface AlreadySent {

    record Yes(String messageSid) implements AlreadySent {}

    record No() implements AlreadySent {}

    record CannotTell() implements AlreadySent {}

    /** How far the provider's clock may be behind ours. */
    Duration SKEW = Duration.ofSeconds(30);

    /**
     * @param listed newest first, from our number to the person
     * @param taken whether a message is known to be another reply's
     */
    static AlreadySent among(List<Listed> listed, String text, Instant requestedAt, Predicate<String> taken) {
        Instant since = requestedAt.minus(SKEW);
        List<Listed> recent = listed.stream()
                .filter(message -> !message.created().isBefore(since))
                .filter(message -> !taken.test(message.messageSid()))
                .toList();
        List<Listed> same =
                recent.stream().filter(message -> same(message.text(), text)).toList();
        // The provider's times are whole seconds.
        Instant surely = requestedAt.truncatedTo(ChronoUnit.SECONDS);
        List<Listed> sure = same.stream()
                .filter(message -> !message.created().isBefore(surely))
                .toList();
        if (!sure.isEmpty()) {
            return new Yes(sure.stream()
                    .min(Comparator.comparing(Listed::created))
                    .orElseThrow()
                    .messageSid());
        }
        boolean olderTwin = !same.isEmpty();
        boolean textsHidden = recent.stream()
                .anyMatch(message -> message.text() == null || message.text().isBlank());
        boolean listCutOff = recent.size() >= TwilioMessages.LISTED;
        return olderTwin || textsHidden || listCutOff ? new CannotTell() : new No();
    }

    /** The provider may trim and normalize. */
    private static boolean same(@Nullable String listed, String text) {
        return listed != null && canonical(listed).equals(canonical(text));
    }

    private static String canonical(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
