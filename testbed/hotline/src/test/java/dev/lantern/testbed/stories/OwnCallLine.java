package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.CallScene.SOON;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.phone.voice.Telephone;
import dev.lantern.testbed.phone.voice.VoiceNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line for calls that stories have for themselves, in English, on which people may ask to be called back at once.
 *
 * @param name as callers hear it
 * @param neutral the number that calls people back
 * @param voice more keys of {@code voice}
 * @param routing keys of {@code routing}
 */
record OwnCallLine(String id, String name, String number, String neutral, String voice, String routing) {

    /** Where the times are that callers type. */
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** Running services take the file up by themselves. */
    void open() {
        Hotline hotline = SharedHotline.get();
        try {
            Files.writeString(hotline.folders().lines().resolve(id + ".yaml"), file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        URI calls = URI.create(hotline.endpoints().of(Service.INGEST_VOICE) + "/twilio/voice");
        for (String one : List.of(number, neutral)) {
            hotline.phones().voice().connect(one, new VoiceNumber(calls, null, calls + "/status"));
        }
        Telephone probe = hotline.phones().voice().telephone("+15551000400");
        Patience.await(SOON, () -> saysItsName(probe), () -> "the line was not taken up: " + probe.heard());
        // Each service looks at the files when it comes to it: what comes before routing has would be set aside.
        DeskClient dana = SharedHotline.desk(id, "dana", "supervisor");
        SharedHotline.done(() -> dana.enrol("dana", "dana", List.of("en"), Map.of("VOICE", 1)));
    }

    /** In no danger, after which one may ask to be called back. */
    Telephone waits(Telephone caller) {
        return caller.calls(number).hears("in danger now").presses("2");
    }

    /** At any time, where they call from; a machine must not be spoken to. */
    void asksToBeCalled(Telephone caller) {
        waits(caller)
                .hears("called back instead of waiting")
                .presses("2")
                .hears("another number")
                .presses("1")
                .hears("when is it safe")
                .presses("1")
                .hears("if a machine answers")
                .presses("2")
                .hears("if this is right")
                .presses("1")
                .hears("we will call you")
                .isDisconnected();
    }

    boolean isNamedTo(Telephone telephone) {
        return telephone.heard().toString().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private boolean saysItsName(Telephone probe) {
        probe.calls(number);
        Patience.await(SOON, () -> !probe.heard().isEmpty(), () -> "the call was not answered");
        boolean known = isNamedTo(probe);
        probe.hangsUp();
        return known;
    }

    private String file() {
        return """
                line: %s
                name: %s
                languages: [en]
                voice:
                  numbers: ["%s"]
                  callback: {callerId: "%s", soonest: 1s, within: 4h, zone: %s}
                %s
                routing:
                %s
                """.formatted(id, name, number, neutral, ZONE, voice.indent(2), routing.indent(2));
    }
}
