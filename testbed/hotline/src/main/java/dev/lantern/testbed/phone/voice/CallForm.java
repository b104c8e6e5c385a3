package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import dev.lantern.testbed.phone.TwilioAccount;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fields of every request about a call.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml#request-parameters">Twilio: request parameters</a>
 */
final class CallForm {

    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private CallForm() {}

    static Form of(Leg leg, TwilioAccount account) {
        Form form = Form.of(
                "AccountSid", account.sid(),
                "ApiVersion", "2010-04-01",
                "CallSid", leg.sid,
                "CallStatus", leg.status.wire(),
                "Called", leg.to,
                "Caller", leg.from,
                "Direction", leg.direction.wire(),
                "From", leg.from,
                "To", leg.to);
        form = place(place(form, "Caller", leg.from), "From", leg.from);
        form = place(place(form, "Called", leg.to), "To", leg.to);
        if (leg.direction == Leg.Direction.INBOUND) {
            // Two that came later than most code that reads these requests: whoever signs counts them in.
            form = form.with("StirVerstat", "TN-Validation-Passed-A")
                    .with(
                            "CallToken",
                            "{\"parentCallInfoToken\":\"eyJhbGciOiJFUzI1NiJ9.e30.x\",\"identityHeaderTokens\":[]}");
        }
        form = with(form, "ParentCallSid", leg.parent == null ? null : leg.parent.sid);
        return with(form, "AnsweredBy", leg.answeredBy);
    }

    static Form with(Form form, String name, @Nullable String value) {
        return value == null ? form : form.with(name, value);
    }

    static Form and(Form form, Form more) {
        for (Form.Field field : more.fields()) {
            form = form.with(field.name(), field.value());
        }
        return form;
    }

    static String timestamp(Instant at) {
        return RFC_2822.format(at.atOffset(ZoneOffset.UTC));
    }

    private static Form place(Form form, String whose, String number) {
        boolean american = number.matches("\\+1\\d{10}");
        boolean anywhere = number.startsWith("+");
        return anywhere
                ? form.with(whose + "City", american ? "HOUSTON" : "")
                        .with(whose + "State", american ? "TX" : "")
                        .with(whose + "Zip", american ? "77002" : "")
                        .with(whose + "Country", american ? "US" : "")
                : form;
    }
}
