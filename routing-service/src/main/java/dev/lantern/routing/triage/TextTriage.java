package dev.lantern.routing.triage;

import dev.lantern.events.Body;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.routing.engine.triage.Findings;
import dev.lantern.routing.engine.triage.Findings.Reading;
import org.jboss.logging.Logger;

/** Opens what a person wrote, matches the rules and forgets the text. It never stops a signal. Thread-safe. */
public final class TextTriage {

    /** In UTF-16 units. What is read takes a bounded time; people say first what matters. */
    static final int MOST_READ = 16 * 1024;

    private static final Logger LOG = Logger.getLogger(TextTriage.class);

    private final Opener opener;
    private final RuleFolder rules;

    public TextTriage(Opener opener, RuleFolder rules) {
        this.opener = opener;
        this.rules = rules;
    }

    /** Never throws: what cannot be read or matched says so. */
    public Findings of(SignalReceived signal) {
        Body body = signal.body();
        if (body == null) {
            return Findings.NONE;
        }
        return switch (opener.open(body.text(), signal.threadId(), SealedField.BODY_TEXT)) {
            case Opened.Text(String text) -> of(text, signal.signalId());
            case Opened.Unopenable(Opened.Reason reason) -> {
                LOG.errorf("a text is ranked unread: signal=%s reason=%s", signal.signalId(), reason);
                yield Findings.without(Reading.UNOPENABLE);
            }
        };
    }

    private Findings of(String text, String signalId) {
        if (text.isBlank()) {
            return Findings.NONE;
        }
        boolean whole = text.length() <= MOST_READ;
        try {
            TextRules.Matched matched = rules.current().match(whole ? text : text.substring(0, MOST_READ));
            return new Findings(whole ? Reading.READ : Reading.BEGINNING_READ, matched.findings(), matched.language());
        } catch (RuntimeException e) {
            // Not the message of what is not ours: it may quote the text.
            LOG.errorf(
                    "the rules failed on a text: signal=%s error=%s",
                    signalId, e.getClass().getName());
            return Findings.without(Reading.FAILED);
        }
    }
}
