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
import dev.lantern.testbed.phone.MediaFile;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TextMessage;
import dev.lantern.testbed.servers.BackingServers;
import dev.lantern.testbed.servers.PostgresServer;
import dev.lantern.testbed.servers.ServerSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The hotline on a Kafka, a PostgreSQL and an S3 store that somebody else runs; here a test does. */
class ExternalServersStoryIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void the_main_job_is_done_on_servers_of_somebody_else_who_keeps_them() throws Exception {
        Path target = Files.createDirectories(Path.of("target"));
        Consumer<String> progress = sentence -> System.out.println("  " + sentence);
        try (BackingServers theirs = BackingServers.open(
                        ServerSource.embedded(Files.createTempDirectory(target, "theirs-")), progress);
                ObjectStore store = new ObjectStore()) {
            PostgresServer postgres = theirs.postgres();
            Folders folders = Folders.ofCheckout().withData(Files.createTempDirectory(target, "ours-"));
            ServerSource external = new ServerSource.External(
                    theirs.kafka().bootstrapServers(), postgres.address(), postgres.user(), postgres.password());

            try (Hotline hotline = Hotline.start(
                    new HotlineSettings(folders, Endpoints.from(0), external, Purpose.SHOWING)
                            .keepingAttachments(store.environment()),
                    progress)) {
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
                aPictureGoesFromThePersonToTheStoreAndIsRead(hotline, cases, store);
            }

            theirs.kafka().createTopics(1); // answers, so it goes on without us
            assertThat(postgres.jdbcUrl("cases")).endsWith("/cases");
            assertThat(folders.data().resolve("kafka")).doesNotExist();
        }
    }

    private static void aPictureGoesFromThePersonToTheStoreAndIsRead(
            Hotline hotline, CasesClient cases, ObjectStore store) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file);
        String message = hotline.phones()
                .phone("+15555000002")
                .text(Hotline.DEMO_NUMBER, "this is the house", MediaFile.of("image/png", file.toByteArray()))
                .text()
                .sid();
        AtomicReference<HttpResponse<byte[]>> read = new AtomicReference<>();
        Patience.await(
                SOON,
                () -> cases.signals(Hotline.DEMO_LINE).stream()
                        .map(signal -> cases.attachment(
                                signal.path("conversationId").asText(),
                                signal.path("signalId").asText(),
                                1))
                        .filter(answer -> answer.statusCode() == 200)
                        .peek(read::set)
                        .findAny()
                        .isPresent(),
                () -> "no signal has a picture that can be read");
        assertThat(read.get().headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(read.get().body()))).isNotNull();
        assertThat(new String(store.only(), StandardCharsets.ISO_8859_1))
                .as("sealed before it left the service")
                .doesNotContain("IHDR")
                .doesNotContain("IDAT");
        assertThat(hotline.folders().attachments()).doesNotExist();
        Patience.await(
                SOON, () -> hotline.phones().media(message).isEmpty(), () -> "what was taken is still at the provider");
        assertThat(audited(hotline.postgres())).contains("READ_ATTACHMENT");
    }

    private static List<String> audited(PostgresServer postgres) throws SQLException {
        List<String> actions = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl("cases"), postgres.user(), postgres.password());
                ResultSet rows = connection.createStatement().executeQuery("select action from audit_entry")) {
            while (rows.next()) {
                actions.add(rows.getString(1));
            }
        }
        return actions;
    }
}
