package dev.lantern.chat.webform;

import dev.lantern.chat.webform.Mistake.Reason;
import dev.lantern.chat.webform.Submission.Contact;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one form; both the page and the JSON API go through here, so that they refuse the same things. */
public final class WebformReader {

    private final Typed typed;
    private final String callingCode;
    private final Map<Field, Reason> mistakes = new EnumMap<>(Field.class);

    private WebformReader(Typed typed, String callingCode) {
        this.typed = typed;
        this.callingCode = callingCode;
    }

    /** @param callingCode of the country whose people write telephone numbers without one, such as {@code 1} */
    public static Reading read(Typed typed, String callingCode) {
        return new WebformReader(typed, callingCode).read();
    }

    private Reading read() {
        for (Field field : Field.values()) {
            checkLength(field);
        }
        if (typed.isBlank(Field.MESSAGE)) {
            mistakes.put(Field.MESSAGE, Reason.MISSING);
        }
        Submission submission = new Submission(
                typed.get(Field.MESSAGE),
                yesOrNo(Field.IN_DANGER_NOW),
                yesOrNo(Field.UNDER_18),
                contact(),
                typed.get(Field.CITY).strip(),
                typed.get(Field.STATE).strip());
        return mistakes.isEmpty()
                ? new Reading.Accepted(submission)
                : new Reading.Refused(mistakes.entrySet().stream()
                        .map(m -> new Mistake(m.getKey(), m.getValue()))
                        .toList());
    }

    private void checkLength(Field field) {
        String value = typed.get(field);
        if (value.codePointCount(0, value.length()) > field.limit()) {
            mistakes.put(field, Reason.TOO_LONG);
        }
    }

    private @Nullable Boolean yesOrNo(Field field) {
        return switch (typed.get(field)) {
            case "yes" -> true;
            case "no" -> false;
            case "", "unsaid" -> null;
            default -> {
                mistakes.putIfAbsent(field, Reason.NOT_AN_ANSWER);
                yield null;
            }
        };
    }

    private @Nullable Contact contact() {
        Boolean safe = yesOrNo(Field.CONTACT_BACK);
        if (safe == null) {
            if (hasContactDetails()) {
                mistakes.putIfAbsent(Field.CONTACT_BACK, Reason.SAFE_OR_NOT);
            }
            return null;
        }
        return safe ? safeContact() : new Contact.NotSafe();
    }

    private boolean hasContactDetails() {
        return !(typed.isBlank(Field.MEANS)
                && typed.isBlank(Field.ADDRESS)
                && typed.isBlank(Field.WHEN)
                && typed.isBlank(Field.VOICEMAIL));
    }

    private @Nullable Contact safeContact() {
        Optional<Means> means = Means.of(typed.get(Field.MEANS));
        if (means.isEmpty()) {
            mistakes.putIfAbsent(Field.MEANS, typed.isBlank(Field.MEANS) ? Reason.MISSING : Reason.NOT_AN_ANSWER);
        }
        if (typed.isBlank(Field.ADDRESS)) {
            mistakes.putIfAbsent(Field.ADDRESS, Reason.MISSING);
        }
        Boolean voicemail = yesOrNo(Field.VOICEMAIL);
        if (means.isEmpty() || mistakes.containsKey(Field.ADDRESS)) {
            return null;
        }
        String when = typed.isBlank(Field.WHEN) ? null : typed.get(Field.WHEN);
        return address(means.get())
                .map(address -> new Contact.Safe(means.get(), address, when, voicemail))
                .orElse(null);
    }

    private Optional<String> address(Means means) {
        String address = typed.get(Field.ADDRESS);
        Optional<String> checked =
                switch (means) {
                    case PHONE, TEXT -> ContactAddress.phone(address, callingCode);
                    case EMAIL -> ContactAddress.email(address);
                };
        if (checked.isEmpty()) {
            mistakes.put(Field.ADDRESS, means == Means.EMAIL ? Reason.NOT_AN_EMAIL_ADDRESS : Reason.NOT_A_PHONE_NUMBER);
        }
        return checked;
    }
}
