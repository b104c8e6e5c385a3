package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import dev.lantern.testbed.phone.TwilioAccount;
import java.time.Instant;

/**
 * Tells how a call goes on. Every method is called under the {@link Switchboard}.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#statuscallback">Twilio: status callbacks</a>
 */
record CallReports(TwilioAccount account, Callbacks callbacks) {

    /** @param event as it is asked for */
    void report(Leg leg, String event) {
        String url = leg.reporting.url();
        if (url == null || !leg.reporting.events().contains(event)) {
            return;
        }
        Form form = CallForm.of(leg, account)
                .with("Timestamp", CallForm.timestamp(Instant.now()))
                .with("CallbackSource", "call-progress-events")
                .with("SequenceNumber", Integer.toString(leg.reports++));
        if (leg.isOver()) {
            long seconds = leg.talked().toSeconds();
            form = form.with("CallDuration", Long.toString(seconds))
                    .with("Duration", Long.toString((seconds + 59) / 60));
        }
        callbacks.send(leg.sid, url, leg.reporting.method(), form);
    }

    /** Finds out who answers, as it was asked to. */
    void detect(Leg leg, Verb.Machine machine) {
        String who = !leg.telephone.handset().hasVoicemail()
                ? "human"
                : machine.untilItsMessageEnds() ? "machine_end_beep" : "machine_start";
        if (!machine.asynchronous()) {
            leg.answeredBy = who;
        } else if (machine.callback() != null) {
            callbacks.send(
                    leg.sid,
                    machine.callback(),
                    machine.method(),
                    Form.of(
                            "AccountSid",
                            account.sid(),
                            "CallSid",
                            leg.sid,
                            "AnsweredBy",
                            who,
                            "MachineDetectionDuration",
                            "2300"));
        }
    }
}
