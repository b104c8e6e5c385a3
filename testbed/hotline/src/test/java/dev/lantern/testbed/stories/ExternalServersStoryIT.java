package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.testbed.Endpoints;
import dev.lantern.testbed.Folders;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.HotlineSettings.Purpose;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TextMessage;
import dev.lantern.testbed.servers.BackingServers;
import dev.lantern.testbed.servers.PostgresServer;
import dev.lantern.testbed.servers.ServerSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The hotline on a Kafka and a PostgreSQL that somebody else runs; here a test does. */
class ExternalServersStoryIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void the_main_job_is_done_on_servers_of_somebody_else_who_keeps_them() throws IOException {
        Path target = Files.createDirectories(Path.of("target"));
        Consumer<String> progress = sentence -> System.out.println("  " + sentence);
        try (BackingServers theirs =
                BackingServers.open(ServerSource.embedded(Files.createTempDirectory(target, "theirs-")), progress)) {
            PostgresServer postgres = theirs.postgres();
            Folders folders = Folders.ofCheckout().withData(Files.createTempDirectory(target, "ours-"));
            ServerSource external = new ServerSource.External(
                    theirs.kafka().bootstrapServers(), postgres.address(), postgres.user(), postgres.password());

            try (Hotline hotline = Hotline.start(
                    new HotlineSettings(folders, Endpoints.from(0), external, Purpose.SHOWING), progress)) {
                TextMessage text = PhoneNetwork.compose("+15555000001", Hotline.DEMO_NUMBER, "HELP");
                assertThat(hotline.phones().send(text).accepted()).isTrue();
                String signal = Ids.signal(Channel.SMS, Hotline.DEMO_LINE, text.sid());
                CasesClient cases = new CasesClient(
                        hotline.endpoints().of(Service.CASES), hotline.tokens().of("dana", "supervisor"));
                Patience.await(
                        SOON,
                        () -> cases.signals(Hotline.DEMO_LINE).stream()
                                .anyMatch(kept -> kept.path("signalId").asText().equals(signal)),
                        () -> "the text is not kept");
            }

            theirs.kafka().createTopics(1); // answers, so it goes on without us
            assertThat(postgres.jdbcUrl("cases")).endsWith("/cases");
            assertThat(folders.data().resolve("kafka")).doesNotExist();
        }
    }
}
