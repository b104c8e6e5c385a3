package dev.lantern.testbed.stories;

import dev.lantern.testbed.Endpoints;
import dev.lantern.testbed.Folders;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One hotline for all stories of a test run, on a folder of its own under {@code target}; it ends with the JVM. */
final class SharedHotline {

    private static final Hotline HOTLINE = start();

    private SharedHotline() {}

    static Hotline get() {
        return HOTLINE;
    }

    static DeskClient desk(String name, String role) {
        return new DeskClient(
                HOTLINE.endpoints().of(Service.ROUTING),
                Hotline.DEMO_LINE,
                HOTLINE.tokens().of(name, role));
    }

    static CasesClient cases(String name, String role) {
        return new CasesClient(
                HOTLINE.endpoints().of(Service.CASES), HOTLINE.tokens().of(name, role));
    }

    /** An advocate of the line, signed in and available. Each story has its own, who sign out at its end. */
    static DeskClient onDuty(String name, int texts, String... languages) {
        Http.Answer enrolled = desk("dana", "supervisor")
                .enrol(name, name, List.of(languages), Map.of("SMS", texts, "WEBFORM", texts));
        if (enrolled.status() != 200) {
            throw new AssertionError("enrolling was answered " + enrolled);
        }
        DeskClient desk = desk(name, "advocate");
        Http.Answer signedIn = desk.signIn();
        if (signedIn.status() != 200) {
            throw new AssertionError("signing in was answered " + signedIn);
        }
        return desk;
    }

    private static Hotline start() {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "hotline-");
            Folders folders = Folders.ofCheckout().withData(data);
            Hotline hotline = Hotline.start(
                    HotlineSettings.embedded(folders, Endpoints.from(0)),
                    sentence -> System.out.println("  " + sentence));
            Runtime.getRuntime().addShutdownHook(new Thread(hotline::close, "end the hotline"));
            return hotline;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
