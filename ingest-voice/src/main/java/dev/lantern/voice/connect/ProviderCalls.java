package dev.lantern.voice.connect;

import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.rest.api.v2010.account.conference.ParticipantUpdater;
import com.twilio.type.Client;
import com.twilio.type.Endpoint;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Sip;
import dev.lantern.ingest.twilio.ProviderAnswer;
import dev.lantern.voice.connect.Asked.Done;
import dev.lantern.voice.connect.Asked.Failed;
import dev.lantern.voice.connect.Asked.Gone;
import io.smallrye.faulttolerance.api.Guard;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Twilio's calls and rooms through the SDK. What fails for a reason that may pass is tried again, with pauses that grow,
 * for as long as the settings say: somebody waits on the line meanwhile.
 */
public final class ProviderCalls {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** "Call is not in-progress", and not found. */
    private static final Set<String> NO_CALL = Set.of("21220", "20404");

    private final TwilioRestClient client;
    private final Guard retries;

    public ProviderCalls(ProviderAccount account) {
        this.client = account.client();
        this.retries = Guard.create()
                .withDescription("voice provider")
                .withRetry()
                .maxRetries(-1)
                .delay(FIRST_PAUSE.toMillis(), ChronoUnit.MILLIS)
                .maxDuration(account.giveUpAfter().toMillis(), ChronoUnit.MILLIS)
                .retryOn(NotNow.class)
                .withExponentialBackoff()
                .maxDelay(LONGEST_PAUSE.toMillis(), ChronoUnit.MILLIS)
                .done()
                .done()
                .build();
    }

    /**
     * A leg to somebody of ours.
     *
     * @param to a softphone's identity ({@code client:…}), a {@code sip:} address or a number; personal
     * @param from a number of ours, shown there
     * @param url asked for what to do once it is answered
     * @param status told what becomes of it
     * @param ring how long it may ring
     */
    public record Leg(String to, String from, URI url, URI status, Duration ring) {

        /** Without who is called. */
        @Override
        public String toString() {
            return "Leg[" + url.getPath() + "]";
        }
    }

    /** Rings. A request that failed half-way may have been taken: then it rings twice, which is better than not. */
    public Asked call(Leg leg) throws InterruptedException {
        return ask(() -> Call.creator(endpoint(leg.to()), new PhoneNumber(leg.from()), leg.url())
                .setMethod(HttpMethod.POST)
                .setStatusCallback(leg.status())
                .setStatusCallbackMethod(HttpMethod.POST)
                .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"))
                .setTimeout((int) leg.ring().toSeconds())
                .create(client)
                .getSid());
    }

    /** Lets a call go on with another document, wherever it is. */
    public Asked redirect(String callSid, URI url) throws InterruptedException {
        return ask(() -> Call.updater(callSid)
                .setUrl(url)
                .setMethod(HttpMethod.POST)
                .update(client)
                .getSid());
    }

    /** A telephone that rings; who has answered is not cut off. */
    public Asked stopRinging(String callSid) throws InterruptedException {
        return ask(() -> Call.updater(callSid)
                .setStatus(Call.UpdateStatus.CANCELED)
                .update(client)
                .getSid());
    }

    /** Done while it rings or somebody is on it, gone afterwards. */
    public Asked live(String callSid) throws InterruptedException {
        return ask(() -> {
            Call call = Call.fetcher(callSid).fetch(client);
            return switch (call.getStatus()) {
                case QUEUED, RINGING, IN_PROGRESS -> callSid;
                case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> throw new Over();
            };
        });
    }

    public Asked hangUp(String callSid) throws InterruptedException {
        return ask(() -> Call.updater(callSid)
                .setStatus(Call.UpdateStatus.COMPLETED)
                .update(client)
                .getSid());
    }

    /** Takes somebody out of a room, also where they are alone: such a room is open and has not begun. */
    public Asked remove(String room, String label) throws InterruptedException {
        return ask(() -> {
            for (Conference one :
                    Conference.reader().setFriendlyName(room).firstPage(client).getRecords()) {
                if (one.getStatus() != Conference.Status.COMPLETED) {
                    Participant.deleter(one.getSid(), label).delete(client);
                }
            }
            return room;
        });
    }

    /** Somebody in a room hears only what is at the address. */
    public Asked hold(String room, String label, URI music) throws InterruptedException {
        return change(
                room, label, update -> update.setHold(true).setHoldUrl(music).setHoldMethod(HttpMethod.POST));
    }

    public Asked resume(String room, String label) throws InterruptedException {
        return change(room, label, update -> update.setHold(false));
    }

    public Asked mute(String room, String label, boolean muted) throws InterruptedException {
        return change(room, label, update -> update.setMuted(muted));
    }

    /** Heard by nobody, or by everybody, and by no single one. */
    public Asked hear(String room, String label, boolean heard) throws InterruptedException {
        return change(room, label, update -> update.setMuted(!heard).setCoaching(false));
    }

    /** Heard by one other alone. */
    public Asked whisper(String room, String label, String to) throws InterruptedException {
        return ask(() -> {
            String sid = open(room);
            // Without it the words would be for everybody.
            String coached = Objects.requireNonNull(
                    Participant.fetcher(sid, to).fetch(client).getCallSid(), "a participant has a call");
            return Participant.updater(sid, label)
                    .setCoaching(true)
                    .setCallSidToCoach(coached)
                    .setMuted(false)
                    .update(client)
                    .getCallSid();
        });
    }

    /** Whoever speaks to one alone is heard by nobody: the one may leave, and then all would hear them. */
    public Asked silenceWhispers(String room) throws InterruptedException {
        return ask(() -> {
            String sid = open(room);
            for (Participant one :
                    Participant.reader(sid).setCoaching(true).firstPage(client).getRecords()) {
                Participant.updater(sid, one.getCallSid())
                        .setMuted(true)
                        .setCoaching(false)
                        .update(client);
            }
            return room;
        });
    }

    private Asked change(String room, String label, UnaryOperator<ParticipantUpdater> how) throws InterruptedException {
        return ask(() ->
                how.apply(Participant.updater(open(room), label)).update(client).getCallSid());
    }

    /** The room of that name that is open, if there is one. */
    private String open(String room) {
        return Conference.reader()
                .setFriendlyName(room)
                .setStatus(Conference.Status.IN_PROGRESS)
                .firstPage(client)
                .getRecords()
                .stream()
                .findFirst()
                .orElseThrow(NoRoom::new)
                .getSid();
    }

    /** Nobody is in it, or one alone. */
    private static final class NoRoom extends RuntimeException {
        NoRoom() {
            super(null, null, false, false);
        }
    }

    /** The call has ended. */
    private static final class Over extends RuntimeException {
        Over() {
            super(null, null, false, false);
        }
    }

    @FunctionalInterface
    private interface Request {
        String sid();
    }

    private Asked ask(Request request) throws InterruptedException {
        try {
            return retries.call(() -> once(request), Asked.class);
        } catch (NotNow tooLong) {
            return new Failed(tooLong.code);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a request throws nothing else", e);
        }
    }

    private static Asked once(Request request) throws NotNow, InterruptedException {
        try {
            return new Done(request.sid());
        } catch (ProviderAnswer answer) {
            return switch (answer.kind()) {
                case STATUS -> answered(answer);
                case NOT_SENT, NO_ANSWER -> throw new NotNow(answer.kind().name());
                case INTERRUPTED -> throw new InterruptedException();
            };
        } catch (NoRoom | Over none) {
            return new Gone();
        } catch (TwilioException e) {
            throw new NotNow("UNREADABLE");
        }
    }

    private static Asked answered(ProviderAnswer answer) throws NotNow {
        String code = answer.code() == null ? "HTTP-" + answer.status() : answer.code();
        if (answer.status() == 404 || NO_CALL.contains(code)) {
            return new Gone();
        }
        if (answer.status() == 429 || answer.status() == 408 || answer.status() >= 500) {
            throw new NotNow(code);
        }
        return new Failed(code);
    }

    private static Endpoint endpoint(String to) {
        if (to.startsWith(Client.PREFIX)) {
            return new Client(to);
        }
        return to.startsWith("sip:") ? new Sip(to) : new PhoneNumber(to);
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
