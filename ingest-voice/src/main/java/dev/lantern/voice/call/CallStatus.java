package dev.lantern.voice.call;

import dev.lantern.ingest.twilio.TwilioForm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio says of a leg in a status callback. Callbacks may be lost, doubled and come in any order, and only their
 * {@code SequenceNumber} tells which is later; since nothing follows a terminal state, and nothing but a terminal state
 * matters to anybody, what is late changes nothing.
 *
 * @param sequence 0 when it was not said
 * @param at when it happened, as far as the provider says
 */
public record CallStatus(String callSid, State state, int sequence, Instant at) {

    private static final Pattern CALL = Pattern.compile("CA[0-9a-f]{32}");

    /** As the provider names them. */
    public enum State {
        QUEUED,
        INITIATED,
        RINGING,
        IN_PROGRESS,
        COMPLETED,
        BUSY,
        FAILED,
        NO_ANSWER,
        CANCELED;

        public boolean terminal() {
            return switch (this) {
                case QUEUED, INITIATED, RINGING, IN_PROGRESS -> false;
                case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> true;
            };
        }

        /** Over without anybody having picked up. */
        public boolean unanswered() {
            return terminal() && this != COMPLETED;
        }
    }

    /** Empty when it is no status that we know. */
    public static Optional<CallStatus> from(TwilioForm form, Instant now) {
        String callSid = form.present("CallSid");
        Optional<State> state = state(form.present("CallStatus"));
        if (callSid == null || state.isEmpty() || !CALL.matcher(callSid).matches()) {
            return Optional.empty();
        }
        return Optional.of(new CallStatus(callSid, state.get(), sequence(form), at(form, now)));
    }

    private static Optional<State> state(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        for (State state : State.values()) {
            if (state.name().equals(constant)) {
                return Optional.of(state);
            }
        }
        return constant.equals("ANSWERED") ? Optional.of(State.IN_PROGRESS) : Optional.empty();
    }

    private static int sequence(TwilioForm form) {
        String number = form.present("SequenceNumber");
        return number != null && number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    }

    /** RFC 1123, as in {@code Tue, 01 Dec 2026 10:00:00 +0000}. */
    private static Instant at(TwilioForm form, Instant now) {
        String timestamp = form.present("Timestamp");
        if (timestamp == null) {
            return now;
        }
        try {
            Instant said = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(timestamp));
            return said.isAfter(now) ? now : said;
        } catch (DateTimeException e) {
            return now;
        }
    }
}
