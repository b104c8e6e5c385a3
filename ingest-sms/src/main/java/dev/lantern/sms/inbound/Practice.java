package dev.lantern.sms.inbound;

import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.lines.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Does with made-up texts what is done with people's, so that it is compiled before the first one comes: right after a
 * start everybody who waited writes at once. Nothing leaves.
 */
public record Practice(
        TwilioSignature signature, Keyring keys, SpokenLanguage languages, EventCodec codec, List<Line> lines) {

    private static final int ROUNDS = 400;
    private static final String TARGET = "/twilio/messages";
    private static final List<String> WORDS = List.of(
            "HELP",
            "He took my passport and I cannot leave the house, please tell me where I can go",
            "Me quitaron el pasaporte y no me dejan salir de la casa, necesito ayuda por favor");

    /** @return how many texts it was; fewer where the time was up */
    public int run(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        int round = 0;
        while (round < ROUNDS && !lines.isEmpty() && System.nanoTime() < end) {
            take(lines.get(round % lines.size()), WORDS.get(round % WORDS.size()), round);
            round++;
        }
        return round;
    }

    private void take(Line line, String words, int round) {
        byte[] body = ("MessageSid=SMpractice" + round
                        + "&From=%2B15550100142&To=%2B15550100733&NumMedia=0&FromCity=ALBANY"
                        + "&FromState=NY&FromCountry=US&NumSegments=1&Body=" + words.replace(' ', '+'))
                .getBytes(StandardCharsets.UTF_8);
        TwilioForm form = TwilioForm.parse(body);
        signature.ofForm(TARGET, form, "practice");
        if (InboundText.from(form) instanceof InboundText text) {
            Instant now = Instant.EPOCH;
            SignalReceived signal = text.toSignal(line, keys.sealer(), keys.lookup(), languages, 0, now);
            codec.encode(new Envelope<>(
                    signal.signalId(), Sources.channel(signal.channel(), signal.line()), now, null, null, signal));
        }
    }
}
