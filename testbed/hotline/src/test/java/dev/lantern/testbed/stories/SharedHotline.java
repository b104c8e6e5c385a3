package dev.lantern.testbed.stories;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.Endpoints;
import dev.lantern.testbed.Folders;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One hotline for all stories of a test run, on a folder of its own under {@code target}; it ends with the JVM. */
final class SharedHotline {

    private static @Nullable Hotline hotline;

    private SharedHotline() {}

    /** Not in a static initializer, for which the threads that start things would have to wait. */
    static synchronized Hotline get() {
        Hotline running = hotline;
        if (running == null) {
            running = start();
            hotline = running;
        }
        return running;
    }

    static DeskClient desk(String name, String role) {
        return desk(Hotline.DEMO_LINE, name, role);
    }

    static DeskClient desk(String line, String name, String role) {
        return new DeskClient(
                get().endpoints().of(Service.ROUTING), line, get().tokens().of(name, role));
    }

    static CasesClient cases(String name, String role) {
        return new CasesClient(
                get().endpoints().of(Service.CASES), get().tokens().of(name, role));
    }

    /** An advocate of the line, signed in and available. Each story has its own, who sign out at its end. */
    static DeskClient onDuty(String name, int texts, String... languages) {
        DeskClient dana = desk("dana", "supervisor");
        done(() -> dana.enrol(name, name, List.of(languages), Map.of("SMS", texts, "WEBFORM", texts)));
        DeskClient desk = desk(name, "advocate");
        done(desk::signIn);
        return desk;
    }

    /** A story before may have stopped a server: until the engine answers again a command is answered 202. */
    static void done(Supplier<Http.Answer> command) {
        Patience.await(
                Duration.ofSeconds(60),
                () -> command.get().status() == 200,
                () -> "the engine did not do what was asked");
    }

    /** Stories leave people waiting: who calls hangs up, and an advocate with much room takes and completes the others. */
    static void helpAllWhoWait() {
        get().phones().voice().hangUpEverybody();
        DeskClient zoe = onDuty("zoe", 100, "en", "es");
        try (DeskStream stream = zoe.stream(null)) {
            stream.listen(event -> {
                switch (event.kind()) {
                    case "desk-snapshot" -> event.data().path("offers").forEach(offer -> help(zoe, offer));
                    case "offer-made" -> help(zoe, event.data().path("offer"));
                    default -> {}
                }
            });
            Patience.await(
                    Duration.ofSeconds(60),
                    () -> cases("dana", "supervisor").conversations(Hotline.DEMO_LINE).stream()
                            .noneMatch(
                                    summary -> summary.path("status").asText().equals("WAITING")),
                    () -> "somebody still waits");
        } finally {
            zoe.signOut();
        }
    }

    /** On a thread of its own: the stream must go on being read. */
    private static void help(DeskClient desk, JsonNode offer) {
        Thread.startVirtualThread(() -> {
            desk.accept(offer.path("offerId").asText());
            desk.complete(offer.path("conversationId").asText());
        });
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
