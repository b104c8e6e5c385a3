package dev.lantern.sms.replies;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import dev.lantern.ingest.twilio.ProviderAnswer;
import dev.lantern.ingest.twilio.TwilioTransport;
import dev.lantern.sms.replies.Attempt.Accepted;
import dev.lantern.sms.replies.Attempt.Doubtful;
import dev.lantern.sms.replies.Attempt.NotTaken;
import dev.lantern.sms.replies.Attempt.Rejected;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Twilio's Messages resource through the SDK, each call once and within its time-out. */
public final class TwilioMessages {

    /** One page; newest first. */
    static final int LISTED = 50;

    /** Told with 400 as well as with 429: they pass. */
    private static final Set<String> PASSING = Set.of("14107", "20429", "21611", "63018");

    private final TwilioRestClient client;

    /**
     * @param apiUrl the provider's own is {@code https://api.twilio.com}
     * @param requestTimeout for a whole answer
     */
    public TwilioMessages(
            URI apiUrl, String accountSid, String authToken, Duration connectTimeout, Duration requestTimeout) {
        this.client = new TwilioRestClient.Builder(accountSid, authToken)
                .accountSid(accountSid)
                .httpClient(new TwilioTransport(apiUrl, connectTimeout, requestTimeout))
                .build();
    }

    /**
     * A message of ours at the provider.
     *
     * @param created to the second
     * @param text absent or blank when the account keeps no texts
     */
    record Listed(
            String messageSid, Instant created, @Nullable String text) {}

    /** @throws InterruptedException when the service stops; nobody can tell then whether it was sent */
    Attempt send(OutboundText text) throws InterruptedException {
        try {
            Message message = Message.creator(new PhoneNumber(text.to()), new PhoneNumber(text.from()), text.text())
                    .setStatusCallback(text.statusCallback())
                    .create(client);
            return message.getSid() == null ? new Doubtful() : new Accepted(message.getSid());
        } catch (ProviderAnswer answer) {
            return switch (answer.kind()) {
                case STATUS -> attempt(answer);
                case NOT_SENT -> new NotTaken(null, null);
                case NO_ANSWER -> new Doubtful();
                case INTERRUPTED -> throw new InterruptedException();
            };
        } catch (TwilioException e) {
            // A success that the SDK cannot read.
            return new Doubtful();
        }
    }

    /** What we sent from there to there, newest first, at most {@link #LISTED}; empty when the provider does not say. */
    Optional<List<Listed>> sent(String from, String to) throws InterruptedException {
        try {
            List<Message> messages = Message.reader()
                    .setFrom(from)
                    .setTo(to)
                    .setPageSize((long) LISTED)
                    .firstPage(client)
                    .getRecords();
            // One that cannot be placed in time could be any: then the list tells nothing.
            return messages.stream().anyMatch(message -> message.getSid() == null || message.getDateCreated() == null)
                    ? Optional.empty()
                    : Optional.of(messages.stream().map(TwilioMessages::listed).toList());
        } catch (ProviderAnswer answer) {
            if (answer.kind() == ProviderAnswer.Kind.INTERRUPTED) {
                throw new InterruptedException();
            }
            return Optional.empty();
        } catch (TwilioException e) {
            return Optional.empty();
        }
    }

    private static Listed listed(Message message) {
        ZonedDateTime created = message.getDateCreated();
        return new Listed(message.getSid(), created.toInstant(), message.getBody());
    }

    private static Attempt attempt(ProviderAnswer answer) {
        String code = answer.code() != null ? answer.code() : "HTTP-" + answer.status();
        if (answer.status() == 429 || PASSING.contains(code)) {
            return new NotTaken(answer.code() != null ? answer.code() : "20429", answer.retryAfter());
        }
        // 5xx and 408 say nothing about whether the text was taken before it went wrong.
        return answer.status() >= 500 || answer.status() == 408 ? new Doubtful() : new Rejected(code);
    }
}
