package dev.lantern.sms.replies;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.sms.deliveries.FailureWords;
import dev.lantern.sms.deliveries.ReplyRef;
import dev.lantern.sms.replies.Attempt.Accepted;
import dev.lantern.sms.replies.Attempt.Doubtful;
import dev.lantern.sms.replies.Attempt.NotTaken;
import dev.lantern.sms.replies.Attempt.Rejected;
import dev.lantern.sms.replies.NumberPace.Precedence;
import dev.lantern.sms.replies.ProviderGuard.Answered;
import io.smallrye.faulttolerance.api.Guard;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Sends one reply: opens it, hands it to the provider at most once, and says what came of it. Thread-safe. */
public final class SendReply {

    /** Who writes what nobody wrote. */
    private static final String SYSTEM = "system";

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

    private final TwilioMessages provider;
    private final Opener opener;
    private final URI publicUrl;
    private final Limits limits;
    private final ProviderGuard guard;
    private final NumberPace pace;
    private final Guard retries;
    private final TakenMessages taken = new TakenMessages();
    private final Waiting time;

    /** @param publicUrl where the provider reports back */
    public static SendReply through(TwilioMessages provider, Opener opener, URI publicUrl, Limits limits) {
        return new SendReply(provider, opener, publicUrl, limits, PROVIDER_RESTS, Waiting.REAL);
    }

    /** @param rest how long a provider that does not answer is left alone */
    SendReply(TwilioMessages provider, Opener opener, URI publicUrl, Limits limits, Duration rest, Waiting time) {
        this.provider = provider;
        this.opener = opener;
        this.publicUrl = publicUrl;
        this.limits = limits;
        this.guard = new ProviderGuard(FAILURES_TOLERATED, rest, limits.parallel());
        this.pace = new NumberPace(limits.perSecond());
        this.retries = Guard.create()
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
        this.time = time;
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
            return failed(reply, FailureWords.UNOPENABLE, 1, 1);
        }
        List<String> parts = TextParts.of(text.get());
        DeliveryEvent result = failed(reply, FailureWords.UNKNOWN, 1, parts.size());
        for (int i = 1; i <= parts.size(); i++) {
            URI callback = ReplyRef.of(reply, i, parts.size()).statusCallback(publicUrl);
            OutboundText outbound =
                    OutboundText.of(reply.channel(), reply.from(), to.get(), parts.get(i - 1), callback);
            result = new Part(reply, outbound, i, parts.size(), doubtful, stillOurs).send();
            if (result instanceof ReplyFailed) {
                return result; // what would follow makes no sense without it
            }
        }
        return result;
    }

    public boolean providerRests() {
        return guard.rests();
    }

    private Optional<String> open(ReplyRequested reply, Sealed field, String name) {
        return switch (opener.open(field, reply.threadId(), name)) {
            case Opened.Text opened -> Optional.of(opened.text());
            case Opened.Unopenable unopenable -> Optional.empty();
        };
    }

    private DeliveryEvent failed(ReplyRequested reply, String code, int part, int parts) {
        return new ReplyFailed(
                reply.replyId(),
                reply.conversationId(),
                reply.line(),
                code,
                FailureWords.ofPart(code, part, parts),
                time.now());
    }

    /** The tries of one part of a reply. */
    private final class Part {
        private final ReplyRequested reply;
        private final OutboundText outbound;
        private final int part;
        private final int parts;
        private final BooleanSupplier stillOurs;
        private final long began = System.nanoTime();
        private boolean doubtful;

        Part(
                ReplyRequested reply,
                OutboundText outbound,
                int part,
                int parts,
                boolean doubtful,
                BooleanSupplier stillOurs) {
            this.reply = reply;
            this.outbound = outbound;
            this.part = part;
            this.parts = parts;
            this.doubtful = doubtful;
            this.stillOurs = stillOurs;
        }

        DeliveryEvent send() throws InterruptedException {
            try {
                return retries.call(this::attempt, DeliveryEvent.class);
            } catch (TryAgain noMore) {
                return failed(noMore.code());
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("a try throws nothing else", e);
            }
        }

        private DeliveryEvent attempt() throws TryAgain, InterruptedException {
            return doubtful ? lookThenHandOver() : handOver();
        }

        private DeliveryEvent lookThenHandOver() throws TryAgain, InterruptedException {
            time.pause(limits.settle());
            Optional<AlreadySent> found = look();
            if (found.isEmpty()) {
                throw again(FailureWords.UNKNOWN, null);
            }
            return switch (found.get()) {
                case AlreadySent.Yes yes -> accepted(yes.messageSid());
                case AlreadySent.CannotTell nobodyCan -> failed(FailureWords.UNKNOWN);
                case AlreadySent.No no -> {
                    doubtful = false;
                    yield handOver();
                }
            };
        }

        private DeliveryEvent handOver() throws TryAgain, InterruptedException {
            pace.await(outbound.from(), reply.author().equals(SYSTEM) ? Precedence.AUTOMATIC : Precedence.ANSWER);
            if (time.now().isAfter(reply.requestedAt().plus(limits.tooLateAfter()))) {
                return failed(FailureWords.TOO_LATE);
            }
            return switch (request()) {
                case Accepted accepted -> accepted(accepted.messageSid());
                case Rejected rejected -> failed(rejected.code());
                case Doubtful nobodyKnows -> {
                    doubtful = true;
                    throw again(FailureWords.UNKNOWN, null);
                }
                case NotTaken(@Nullable String code, @Nullable Duration retryAfter) ->
                    throw again(code == null ? FailureWords.UNREACHABLE : code, retryAfter);
            };
        }

        private Attempt request() throws InterruptedException {
            return guard.call(() -> {
                        if (!stillOurs.getAsBoolean()) {
                            throw new InterruptedException();
                        }
                        Attempt attempt = provider.send(outbound);
                        return new Answered<>(attempt, attempt.answered());
                    })
                    .orElse(new NotTaken(null, null));
        }

        private Optional<AlreadySent> look() throws InterruptedException {
            return guard.call(() -> {
                        Optional<List<TwilioMessages.Listed>> listed = provider.sent(outbound.from(), outbound.to());
                        return new Answered<>(listed, listed.isPresent());
                    })
                    .flatMap(listed -> listed)
                    .map(messages -> AlreadySent.among(
                            messages, outbound.text(), reply.requestedAt(), sid -> taken.byOther(sid, taker())));
        }

        private TryAgain again(String code, @Nullable Duration atLeast) {
            Duration spent = Duration.ofNanos(System.nanoTime() - began);
            Duration next = atLeast == null ? limits.firstPause() : atLeast;
            return new TryAgain(code, atLeast, spent.plus(next).compareTo(limits.giveUpAfter()) < 0);
        }

        private DeliveryEvent accepted(String messageSid) {
            taken.by(taker(), messageSid);
            return new ReplyAccepted(reply.replyId(), reply.conversationId(), reply.line(), messageSid, time.now());
        }

        private DeliveryEvent failed(String code) {
            return SendReply.this.failed(reply, code, part, parts);
        }

        private String taker() {
            return reply.replyId() + "/" + part;
        }
    }
}
