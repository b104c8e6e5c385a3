package dev.lantern.sms.replies;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.sms.deliveries.FailureWords;
import dev.lantern.sms.deliveries.ReplyRef;
import io.smallrye.faulttolerance.api.Guard;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Sends one reply: opens it, hands it to the provider at most once, and says what came of it. Thread-safe. */
public final class SendReply {

    /**
     * @param giveUpAfter how long one part of a reply is tried
     * @param tooLateAfter how old a reply may be when it leaves
     * @param settle how long the provider may take to list what it took
     * @param firstPause before the second try
     * @param longestPause between two tries, unless the provider asks for more
     * @param parallel how many requests to the provider may be under way
     * @param perSecond how many texts may leave from one number in a second
     */
    public record Limits(
            Duration giveUpAfter,
            Duration tooLateAfter,
            Duration settle,
            Duration firstPause,
            Duration longestPause,
            int parallel,
            double perSecond) {

        public static final Duration FIRST_PAUSE = Duration.ofMillis(500);
        public static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    }

    private static final int FAILURES_TOLERATED = 5;
    private static final Duration PROVIDER_RESTS = Duration.ofSeconds(10);

    private final Opener opener;
    private final URI publicUrl;
    private final SendPart.Means means;

    /** @param publicUrl where the provider reports back */
    public static SendReply through(TwilioMessages provider, Opener opener, URI publicUrl, Limits limits) {
        return new SendReply(provider, opener, publicUrl, limits, PROVIDER_RESTS, Waiting.REAL);
    }

    /** @param rest how long a provider that does not answer is left alone */
    SendReply(TwilioMessages provider, Opener opener, URI publicUrl, Limits limits, Duration rest, Waiting time) {
        this.opener = opener;
        this.publicUrl = publicUrl;
        this.means = new SendPart.Means(
                provider,
                limits,
                new ProviderGuard(FAILURES_TOLERATED, rest, limits.parallel()),
                new NumberPace(limits.perSecond()),
                retries(limits),
                new TakenMessages(),
                time);
    }

    private static Guard retries(Limits limits) {
        return Guard.create()
                .withDescription("reply")
                .withRetry()
                .maxRetries(-1)
                .maxDuration(limits.giveUpAfter().toMillis(), ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .whenException(failure -> failure instanceof TryAgain again && again.worthIt())
                .withCustomBackoff()
                .strategy(() -> new Backoff(limits.firstPause(), limits.longestPause(), new Random()))
                .done()
                .done()
                .build();
    }

    /**
     * Blocks, at most about the time to give up plus one answer of the provider, for each part of the text.
     *
     * @param doubtful the reply may be at the provider already: an earlier run may have sent it
     * @param stillOurs false once another instance may send this reply; asked right before each request to send
     * @return accepted or failed
     * @throws InterruptedException when nothing can be said because the service stops or the reply is no longer ours
     */
    DeliveryEvent send(ReplyRequested reply, boolean doubtful, BooleanSupplier stillOurs) throws InterruptedException {
        Optional<String> to = open(reply, reply.to(), SealedField.REPLY_TO);
        Optional<String> text = open(reply, reply.text(), SealedField.REPLY_TEXT);
        if (to.isEmpty() || text.isEmpty()) {
            return failed(reply, FailureWords.UNOPENABLE, 1, 1, means.time().now());
        }
        List<String> parts = TextParts.of(text.get());
        DeliveryEvent result = failed(
                reply, FailureWords.UNKNOWN, 1, parts.size(), means.time().now());
        for (int i = 1; i <= parts.size(); i++) {
            URI callback = ReplyRef.of(reply, i, parts.size()).statusCallback(publicUrl);
            OutboundText outbound =
                    OutboundText.of(reply.channel(), reply.from(), to.get(), parts.get(i - 1), callback);
            result = new SendPart(means, reply, outbound, i, parts.size(), doubtful, stillOurs).send();
            if (result instanceof ReplyFailed) {
                return result; // what would follow makes no sense without it
            }
        }
        return result;
    }

    public boolean providerRests() {
        return means.guard().rests();
    }

    private Optional<String> open(ReplyRequested reply, Sealed field, String name) {
        return switch (opener.open(field, reply.threadId(), name)) {
            case Opened.Text opened -> Optional.of(opened.text());
            case Opened.Unopenable unopenable -> Optional.empty();
        };
    }

    static DeliveryEvent failed(ReplyRequested reply, String code, int part, int parts, Instant at) {
        return new ReplyFailed(
                reply.replyId(),
                reply.conversationId(),
                reply.line(),
                code,
                FailureWords.ofPart(code, part, parts),
                at);
    }
}
