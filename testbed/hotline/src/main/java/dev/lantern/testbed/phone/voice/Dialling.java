package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connects a leg: to a conference, or to others whom it calls.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml/dial">Twilio: Dial</a>
 */
record Dialling(Performance performance, Verb.Dial dial, Source within) {

    Performance.Step run() throws Unavailable {
        VoiceNetwork network = performance.network();
        Leg leg = performance.leg();
        network.board().change(() -> {
            leg.starEnds = dial.hangupOnStar();
            leg.starred = false;
        });
        Form result;
        try {
            Verb.Noun first = dial.nouns().isEmpty() ? null : dial.nouns().getFirst();
            result = first instanceof Verb.Conference conference
                    ? new Attending(performance, conference, within).run()
                    : new Calling(performance, dial, within, parties()).run();
        } catch (Cut cut) {
            tellOfTheEnd();
            throw cut;
        } finally {
            network.board().change(() -> {
                leg.starEnds = false;
            });
        }
        String action = dial.action();
        return action == null
                ? Performance.Step.ON
                : new Performance.Step.To(Performance.action(within, action, dial.method(), result));
    }

    private List<Verb.Party> parties() {
        return dial.nouns().stream()
                .filter(Verb.Party.class::isInstance)
                .map(Verb.Party.class::cast)
                .toList();
    }

    /** The action is asked for after a hang-up, too; nobody is there to hear what it answers. */
    private void tellOfTheEnd() throws Unavailable {
        VoiceNetwork network = performance.network();
        Leg leg = performance.leg();
        String action = dial.action();
        if (action != null && network.board().get(leg::isOver)) {
            Form result = Form.of("DialCallStatus", network.board().get(() -> outcome(leg)));
            Source.Address address = new Source.Address(Documents.resolve(within, action), dial.method(), result);
            network.execute(() -> network.documents().ask(leg, address));
        }
    }

    private static String outcome(Leg leg) {
        return leg.seat != null ? "answered" : leg.status.wire();
    }

    /** @param child absent after a conference */
    static Form result(String status, @Nullable Leg child, boolean bridged) {
        Form form = Form.of("DialCallStatus", status, "DialBridged", Boolean.toString(bridged));
        if (child != null) {
            form = form.with("DialCallSid", child.sid);
            if (bridged) {
                form = form.with(
                        "DialCallDuration", Long.toString(child.talked().toSeconds()));
            }
        }
        return form;
    }
}
