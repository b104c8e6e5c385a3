package dev.lantern.testbed.stories;

import dev.lantern.events.Channel;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.Phone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line that a story has for itself: no automatic texts, and nobody of other stories waits there. */
record OwnLine(Hotline hotline, String id, String number) {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Running services take the file up by themselves. */
    static OwnLine open(String id, String number, Duration quietWindow) {
        Hotline hotline = SharedHotline.get();
        try {
            Files.writeString(hotline.folders().data().resolve("lines").resolve(id + ".yaml"), """
                    line: %s
                    name: Line of a story
                    languages: [en]
                    sms:
                      numbers: ["%s"]
                      rcs: ["%s_agent"]
                    routing:
                      quietWindow: %ds
                    """.formatted(
                            id, number, id, quietWindow.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String webhook = hotline.endpoints().of(Service.INGEST_SMS) + "/twilio/messages";
        hotline.phones().connect(number, webhook);
        hotline.phones().connect(id + "_agent", webhook);
        return new OwnLine(hotline, id, number);
    }

    /** Signed in and available. */
    DeskClient onDuty(String name, int texts) {
        return onDuty(name, texts, "advocate");
    }

    /** @param role of their token */
    DeskClient onDuty(String name, int texts, String role) {
        Patience.await(
                SOON,
                () -> desk("dana", "supervisor")
                                .enrol(name, name, List.of("en"), Map.of("SMS", texts, "WHATSAPP", texts, "RCS", texts))
                                .status()
                        == 200,
                () -> "nobody can be enrolled for the line " + id);
        DeskClient desk = desk(name, role);
        Http.Answer signedIn = desk.signIn();
        if (signedIn.status() != 200) {
            throw new AssertionError("signing in was answered " + signedIn);
        }
        return desk;
    }

    /** Until the edge has read the line's file it answers that it does not know the number. */
    void text(Phone phone, String words) {
        text(phone, number, words);
    }

    void text(Phone phone, String to, String words) {
        Patience.await(SOON, () -> phone.text(to, words).accepted(), () -> "the text was not accepted");
    }

    /** @param phone on WhatsApp and RCS its number has the channel before it */
    String threadOf(Phone phone) {
        int colon = phone.number().indexOf(':');
        Channel channel = colon < 0
                ? Channel.SMS
                : new Channel(phone.number().substring(0, colon).toUpperCase(Locale.ROOT));
        return Threads.ofTexts(
                Keyring.load(hotline.folders().allKeys()).lookup(),
                id,
                channel,
                phone.number().substring(colon + 1));
    }

    private DeskClient desk(String name, String role) {
        return new DeskClient(
                hotline.endpoints().of(Service.ROUTING), id, hotline.tokens().of(name, role));
    }
}
