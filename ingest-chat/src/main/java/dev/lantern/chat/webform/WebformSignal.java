package dev.lantern.chat.webform;

import dev.lantern.chat.webform.Submission.Contact;
import dev.lantern.events.Answers;
import dev.lantern.events.Answers.ContactBack;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.Envelope;
import dev.lantern.events.Ids;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.LookupHash;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.events.sealing.Sealer;
import dev.lantern.ingest.Display;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the signal of a webform, with everything personal sealed to the desk. */
public final class WebformSignal {

    private final Sealer sealer;
    private final LookupHash lookup;

    public WebformSignal(Sealer sealer, LookupHash lookup) {
        this.sealer = sealer;
        this.lookup = lookup;
    }

    /**
     * The same submission with the same content is the same signal, whenever it comes. With other content (the person
     * went back, wrote more and sent again) it is another signal of the same thread, so that nothing is lost.
     */
    public Envelope<SignalReceived> of(Arrival arrival, Submission submission, Instant now) {
        String line = arrival.line();
        String thread = Threads.ofWebform(line, arrival.submission().value());
        String signalId = Ids.signal(Channel.WEBFORM, line, submissionKey(arrival, submission));
        Reference reference = Reference.of(signalId);
        Whereabouts whereabouts = Whereabouts.of(submission.city(), submission.state());
        SignalReceived signal = new SignalReceived(
                signalId,
                thread,
                line,
                Channel.WEBFORM,
                "/lines/" + line + "/webform",
                sender(arrival, submission, thread, reference),
                Body.of(seal(thread, SealedField.BODY_TEXT, text(submission, whereabouts))),
                List.of(),
                arrival.language(),
                whereabouts.place(),
                new Answers(
                        null,
                        submission.inDangerNow(),
                        submission.under18(),
                        contactBack(submission.contact(), thread)),
                now,
                now,
                arrival.attributes(reference));
        return new Envelope<>(signalId, Sources.channel(Channel.WEBFORM, line), now, null, null, signal);
    }

    /** Keyed, because the content is in it and ids travel in clear. The page's language is no content. */
    private String submissionKey(Arrival arrival, Submission submission) {
        Optional<Contact.Safe> safe = submission.safeContact();
        return lookup.of(
                "webform",
                arrival.submission().value(),
                submission.message(),
                String.valueOf(submission.inDangerNow()),
                String.valueOf(submission.under18()),
                submission.contact() == null
                        ? ""
                        : submission.contact().getClass().getSimpleName(),
                safe.map(s -> s.means().word()).orElse(""),
                safe.map(Contact.Safe::address).orElse(""),
                safe.map(Contact.Safe::when).orElse(""),
                safe.map(Contact.Safe::voicemail).map(String::valueOf).orElse(""),
                submission.city(),
                submission.state());
    }

    private Sender sender(Arrival arrival, Submission submission, String thread, Reference reference) {
        return submission
                .safeContact()
                .map(contact -> new Sender(
                        seal(thread, SealedField.SENDER_ADDRESS, contact.address()),
                        lookup.ofAddress(contact.address().toLowerCase(Locale.ROOT)),
                        contact.means() == Means.EMAIL
                                ? Display.ofEmail(contact.address())
                                : Display.ofPhone(contact.address())))
                .orElseGet(() -> new Sender(
                        null, lookup.of("webform-session", arrival.submission().value()), reference.code()));
    }

    private static String text(Submission submission, Whereabouts whereabouts) {
        return whereabouts.toSeal().isEmpty()
                ? submission.message()
                : submission.message() + "\n\n[" + whereabouts.toSeal() + "]";
    }

    private @Nullable ContactBack contactBack(@Nullable Contact contact, String thread) {
        return switch (contact) {
            case null -> null;
            case Contact.NotSafe() -> new ContactBack(false, null, null, null, null);
            case Contact.Safe(Means means, String address, String when, Boolean voicemail) ->
                new ContactBack(
                        true,
                        means.word(),
                        seal(thread, SealedField.CONTACT_ADDRESS, address),
                        when == null ? null : seal(thread, SealedField.CONTACT_WHEN, when),
                        voicemail);
        };
    }

    private Sealed seal(String thread, String field, String plaintext) {
        return sealer.seal(Reader.DESK, thread, field, plaintext);
    }
}
