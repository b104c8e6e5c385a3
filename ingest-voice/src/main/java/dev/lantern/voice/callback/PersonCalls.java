package dev.lantern.voice.callback;

import com.twilio.base.Page;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import dev.lantern.ingest.twilio.ProviderAnswer;
import dev.lantern.voice.connect.Asked;
import dev.lantern.voice.connect.ProviderAccount;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls to people, each made once: a telephone that rings twice may be answered by somebody else. Before it calls, it looks
 * whether the provider has made this call already, and when it cannot know what became of a request it does not ask again.
 * No address holds a number of a person.
 */
public final class PersonCalls {

    /** The code of a request of which nobody knows what became. */
    static final String UNSURE = "UNSURE";

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** The provider tells times in seconds, by a clock of its own. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

    private static final int MOST_PAGES = 5;

    private final TwilioRestClient client;
    private final InstantSource clock;
    private final Duration giveUpAfter;

    public PersonCalls(ProviderAccount account, InstantSource clock) {
        this.client = account.client();
        this.giveUpAfter = account.giveUpAfter();
        this.clock = clock;
    }

    /**
     * @param to personal
     * @param since when it was decided: what was called from then on is this call
     * @param message whether a machine is listened to until it takes a message
     */
    record ToPerson(String to, String from, URI url, URI status, Duration ring, Instant since, boolean message) {

        /** Never prints the number. */
        @Override
        public String toString() {
            return "ToPerson[]";
        }
    }

    /** Done with the call's id, whether it was made now or before; failed when it was not made or nobody can know. */
    Asked call(ToPerson call) throws InterruptedException {
        Instant giveUp = clock.instant().plus(giveUpAfter);
        while (true) {
            try {
                Optional<String> made = made(call);
                return made.isPresent() ? new Asked.Done(made.get()) : create(call, giveUp);
            } catch (NotNow e) {
                if (!clock.instant().plus(PAUSE).isBefore(giveUp)) {
                    return new Asked.Failed(e.code);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private Asked create(ToPerson call, Instant giveUp) throws NotNow, InterruptedException {
        try {
            return new Asked.Done(Call.creator(new PhoneNumber(call.to()), new PhoneNumber(call.from()), call.url())
                    .setMethod(HttpMethod.POST)
                    .setStatusCallback(call.status())
                    .setStatusCallbackMethod(HttpMethod.POST)
                    .setStatusCallbackEvent(List.of("completed"))
                    .setTimeout((int) call.ring().toSeconds())
                    // Before anything is said it is known who listens: what is said to a machine stays there.
                    .setMachineDetection(call.message() ? "DetectMessageEnd" : "Enable")
                    .create(client)
                    .getSid());
        } catch (ProviderAnswer answer) {
            return switch (answer.kind()) {
                case NOT_SENT -> throw new NotNow("NOT_SENT");
                case NO_ANSWER -> settled(call, giveUp);
                case INTERRUPTED -> throw new InterruptedException();
                case STATUS -> refused(call, answer, giveUp);
            };
        } catch (TwilioException e) {
            return settled(call, giveUp);
        }
    }

    private Asked refused(ToPerson call, ProviderAnswer answer, Instant giveUp) throws NotNow, InterruptedException {
        if (answer.status() == 429) {
            throw new NotNow(code(answer));
        }
        return answer.status() >= 500 ? settled(call, giveUp) : new Asked.Failed(code(answer));
    }

    /** The request may have been taken: the call is there by and by, or it is not asked for again. */
    private Asked settled(ToPerson call, Instant giveUp) throws InterruptedException {
        while (true) {
            try {
                Optional<String> made = made(call);
                if (made.isPresent()) {
                    return new Asked.Done(made.get());
                }
            } catch (NotNow e) {
                // Asked again below, as when it is not there yet.
            }
            if (!clock.instant().plus(PAUSE).isBefore(giveUp)) {
                return new Asked.Failed(UNSURE);
            }
            Thread.sleep(PAUSE);
        }
    }

    /** By our own number, which is nobody's secret; the latest come first. */
    private Optional<String> made(ToPerson call) throws NotNow, InterruptedException {
        Instant since = call.since().truncatedTo(ChronoUnit.SECONDS).minus(CLOCKS_DIFFER);
        try {
            Page<Call> page =
                    Call.reader().setFrom(new PhoneNumber(call.from())).firstPage(client);
            for (int n = 0; n < MOST_PAGES; n++) {
                for (Call one : page.getRecords()) {
                    boolean later = one.getDateCreated() == null
                            || !one.getDateCreated().toInstant().isBefore(since);
                    if (call.to().equals(one.getTo()) && (later || live(one))) {
                        return Optional.of(one.getSid());
                    }
                }
                if (!page.hasNextPage()) {
                    return Optional.empty();
                }
                page = Call.reader().nextPage(page, client);
            }
            return Optional.empty();
        } catch (ProviderAnswer answer) {
            if (answer.kind() == ProviderAnswer.Kind.INTERRUPTED) {
                throw new InterruptedException();
            }
            throw new NotNow(code(answer));
        } catch (TwilioException e) {
            throw new NotNow("UNREADABLE");
        }
    }

    private static boolean live(Call call) {
        return switch (call.getStatus()) {
            case QUEUED, RINGING, IN_PROGRESS -> true;
            case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> false;
        };
    }

    private static String code(ProviderAnswer answer) {
        @Nullable String code = answer.code();
        return code != null ? code : answer.status() == 0 ? answer.kind().name() : "HTTP-" + answer.status();
    }

    /** It may succeed later. */
    private static final class NotNow extends Exception {
        private final String code;

        NotNow(String code) {
            super(code, null, false, false);
            this.code = code;
        }
    }
}
