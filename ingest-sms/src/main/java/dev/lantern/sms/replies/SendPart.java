package dev.lantern.sms.replies;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.ReplyRequested;
import dev.lantern.sms.deliveries.FailureWords;
import dev.lantern.sms.replies.Attempt.Accepted;
import dev.lantern.sms.replies.Attempt.Doubtful;
import dev.lantern.sms.replies.Attempt.NotTaken;
import dev.lantern.sms.replies.Attempt.Rejected;
import dev.lantern.sms.replies.NumberPace.Precedence;
import dev.lantern.sms.replies.ProviderGuard.Answered;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The tries of one part of a reply. */
final class SendPart {
    /**
     * What all parts of all replies share.
     *
     * @param taken which messages at the provider are known to be whose
     */
    record Means(
            TwilioMessages provider,
            SendReply.Limits limits,
            ProviderGuard guard,
            NumberPace pace,
            Guard retries,
            TakenMessages taken,
            Waiting time) {}

    /** Who writes what nobody wrote. */
    private static final String SYSTEM = "system";

    private final Means means;
    private final ReplyRequested reply;
    private final OutboundText outbound;
    private final int part;
    private final int parts;
    private final BooleanSupplier stillOurs;
    private final long began = System.nanoTime();
    private boolean doubtful;

    SendPart(
            Means means,
            ReplyRequested reply,
            OutboundText outbound,
            int part,
            int parts,
            boolean doubtful,
            BooleanSupplier stillOurs) {
        this.means = means;
        this.reply = reply;
        this.outbound = outbound;
        this.part = part;
        this.parts = parts;
        this.doubtful = doubtful;
        this.stillOurs = stillOurs;
    }

    DeliveryEvent send() throws InterruptedException {
        try {
            return means.retries().call(this::attempt, DeliveryEvent.class);
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
        means.time().pause(means.limits().settle());
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
        means.pace().await(outbound.from(), reply.author().equals(SYSTEM) ? Precedence.AUTOMATIC : Precedence.ANSWER);
        if (means.time().now().isAfter(reply.requestedAt().plus(means.limits().tooLateAfter()))) {
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
        return means.guard()
                .call(() -> {
                    if (!stillOurs.getAsBoolean()) {
                        throw new InterruptedException();
                    }
                    Attempt attempt = means.provider().send(outbound);
                    return new Answered<>(attempt, attempt.answered());
                })
                .orElse(new NotTaken(null, null));
    }

    private Optional<AlreadySent> look() throws InterruptedException {
        return means.guard()
                .call(() -> {
                    Optional<List<TwilioMessages.Listed>> listed =
                            means.provider().sent(outbound.from(), outbound.to());
                    return new Answered<>(listed, listed.isPresent());
                })
                .flatMap(listed -> listed)
                .map(messages -> AlreadySent.among(messages, outbound.text(), reply.requestedAt(), sid -> means.taken()
                        .byOther(sid, taker())));
    }

    private TryAgain again(String code, @Nullable Duration atLeast) {
        Duration spent = Duration.ofNanos(System.nanoTime() - began);
        Duration next = atLeast == null ? means.limits().firstPause() : atLeast;
        return new TryAgain(
                code, atLeast, spent.plus(next).compareTo(means.limits().giveUpAfter()) < 0);
    }

    private DeliveryEvent accepted(String messageSid) {
        means.taken().by(taker(), messageSid);
        return new ReplyAccepted(
                reply.replyId(),
                reply.conversationId(),
                reply.line(),
                messageSid,
                means.time().now());
    }

    private DeliveryEvent failed(String code) {
        return SendReply.failed(reply, code, part, parts, means.time().now());
    }

    private String taker() {
        return reply.replyId() + "/" + part;
    }
}
