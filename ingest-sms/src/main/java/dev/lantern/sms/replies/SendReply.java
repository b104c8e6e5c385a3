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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sends one reply: opens it, hands it to the provider at most once, and says what came of it. Thread-safe. */
public final class SendReply {

    /**
     * @param giveUpAfter how long one reply is tried
     * @param tooLateAfter how old a reply may be when it leaves
     * @param settle how long the provider may take to list what it took
     */
    public record Limits(Duration giveUpAfter, Duration tooLateAfter, Duration settle) {}

    private static final int FAILURES_TOLERATED = 5;
    private static final Duration PROVIDER_RESTS = Duration.ofSeconds(10);

    private final TwilioMessages provider;
    private final Opener opener;
    private final URI publicUrl;
    private final Limits limits;
    private final CircuitBreaker breaker;
    private final Semaphore calls;
    private final TakenMessages taken = new TakenMessages();
    private final Waiting time;
    private final RandomGenerator random;

    /**
     * @param publicUrl where the provider reports back
     * @param parallel how many requests to the provider may be under way
     */
    public static SendReply through(
            TwilioMessages provider, Opener opener, URI publicUrl, Limits limits, int parallel) {
        return new SendReply(
                provider,
                opener,
                publicUrl,
                limits,
                new CircuitBreaker(FAILURES_TOLERATED, PROVIDER_RESTS, Waiting.REAL),
                parallel,
                Waiting.REAL,
                new Random());
    }

    /** @param parallel how many requests to the provider may be under way */
    SendReply(
            TwilioMessages provider,
            Opener opener,
            URI publicUrl,
            Limits limits,
            CircuitBreaker breaker,
            int parallel,
            Waiting time,
            RandomGenerator random) {
        this.provider = provider;
        this.opener = opener;
        this.publicUrl = publicUrl;
        this.limits = limits;
        this.breaker = breaker;
        this.calls = new Semaphore(parallel, true);
        this.time = time;
        this.random = random;
    }

    /**
     * Blocks, at most about the time to give up plus one answer of the provider.
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
            return failed(reply, FailureWords.UNOPENABLE);
        }
        OutboundText outbound = OutboundText.of(
                reply.channel(),
                reply.from(),
                to.get(),
                text.get(),
                ReplyRef.of(reply).statusCallback(publicUrl));
        return new Run(reply, outbound, stillOurs).until(doubtful);
    }

    public boolean providerRests() {
        return breaker.open();
    }

    private Optional<String> open(ReplyRequested reply, Sealed field, String name) {
        return switch (opener.open(field, reply.threadId(), name)) {
            case Opened.Text opened -> Optional.of(opened.text());
            case Opened.Unopenable unopenable -> Optional.empty();
        };
    }

    private DeliveryEvent accepted(ReplyRequested reply, String messageSid) {
        taken.by(reply.replyId(), messageSid);
        return new ReplyAccepted(reply.replyId(), reply.conversationId(), reply.line(), messageSid, time.now());
    }

    private DeliveryEvent failed(ReplyRequested reply, String code) {
        return new ReplyFailed(
                reply.replyId(), reply.conversationId(), reply.line(), code, FailureWords.of(code), time.now());
    }

    /** The tries of one reply. */
    private final class Run {
        private final ReplyRequested reply;
        private final OutboundText outbound;
        private final BooleanSupplier stillOurs;
        private final Backoff backoff = new Backoff(random);
        private final long began = time.nanos();

        Run(ReplyRequested reply, OutboundText outbound, BooleanSupplier stillOurs) {
            this.reply = reply;
            this.outbound = outbound;
            this.stillOurs = stillOurs;
        }

        DeliveryEvent until(boolean doubtful) throws InterruptedException {
            Step step = doubtful ? lookThenSend() : send();
            while (step instanceof Again again) {
                Duration wait = backoff.next(again.atLeast());
                if (time.nanos() - began + wait.toNanos() > limits.giveUpAfter().toNanos()) {
                    return failed(reply, again.code());
                }
                time.pause(wait);
                step = again.doubtful() ? lookThenSend() : send();
            }
            return ((Done) step).result();
        }

        private Step lookThenSend() throws InterruptedException {
            time.pause(limits.settle());
            Optional<AlreadySent> found = look();
            if (found.isEmpty()) {
                return new Again(true, FailureWords.UNKNOWN, null);
            }
            return switch (found.get()) {
                case AlreadySent.Yes yes -> new Done(accepted(reply, yes.messageSid()));
                case AlreadySent.CannotTell nobodyCan -> new Done(failed(reply, FailureWords.UNKNOWN));
                case AlreadySent.No no -> send();
            };
        }

        private Step send() throws InterruptedException {
            if (time.now().isAfter(reply.requestedAt().plus(limits.tooLateAfter()))) {
                return new Done(failed(reply, FailureWords.TOO_LATE));
            }
            return switch (attempt()) {
                case Accepted accepted -> new Done(accepted(reply, accepted.messageSid()));
                case Rejected rejected -> new Done(failed(reply, rejected.code()));
                case Doubtful nobodyKnows -> new Again(true, FailureWords.UNKNOWN, null);
                case NotTaken(@Nullable String code, @Nullable Duration retryAfter) ->
                    new Again(false, code == null ? FailureWords.UNREACHABLE : code, retryAfter);
            };
        }

        private Attempt attempt() throws InterruptedException {
            calls.acquire();
            try {
                if (!breaker.lets()) {
                    return new NotTaken(null, null);
                }
                if (!stillOurs.getAsBoolean()) {
                    throw new InterruptedException();
                }
                Attempt attempt = provider.send(outbound);
                breaker.note(attempt.answered());
                return attempt;
            } finally {
                calls.release();
            }
        }

        private Optional<AlreadySent> look() throws InterruptedException {
            calls.acquire();
            try {
                if (!breaker.lets()) {
                    return Optional.empty();
                }
                Optional<List<TwilioMessages.Listed>> listed = provider.sent(outbound.from(), outbound.to());
                breaker.note(listed.isPresent());
                return listed.map(messages -> AlreadySent.among(
                        messages, outbound.text(), reply.requestedAt(), sid -> taken.byOther(sid, reply.replyId())));
            } finally {
                calls.release();
            }
        }
    }

    /** Where one try of a reply led. */
    private sealed interface Step {}

    private record Done(DeliveryEvent result) implements Step {}

    /**
     * @param doubtful look before sending again
     * @param code what to report if there is no time for another try
     */
    private record Again(
            boolean doubtful, String code, @Nullable Duration atLeast) implements Step {}
}
