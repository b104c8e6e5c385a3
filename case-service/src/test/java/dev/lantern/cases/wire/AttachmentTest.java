package dev.lantern.cases.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.attachments.FolderStore;
import dev.lantern.attachments.SealedAttachments;
import dev.lantern.events.Attachment;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Sealer;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class AttachmentTest {

    private static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, 0, 1, 2, (byte) 0xFF, (byte) 0xD9};

    @Inject
    Rows rows;

    private final Hotline hotline = new Hotline();
    private final FolderStore folder = new FolderStore(Path.of("target", "attachments"));
    private final Sealer sealer = Keyring.load(LanternTestResource.keysFolder()).sealer();

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void who_has_the_conversation_gets_the_file_and_nobody_else_knows_of_it() throws IOException, SQLException {
        SignalReceived signal = pictureOfMaria("image/jpeg");
        String path = pathOf(signal, 1);

        Response picture = Asking.as("maria", "advocate").get(path);
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.asByteArray()).isEqualTo(PICTURE);
        assertThat(picture.contentType()).isEqualTo("image/jpeg");
        assertThat(picture.header("Cache-Control")).isEqualTo("no-store");
        assertThat(picture.header("Content-Disposition")).startsWith("attachment;");
        assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(picture.header("Content-Security-Policy")).contains("sandbox");
        Asking.dana().get(path).then().statusCode(200);

        for (Asking other : List.of(Asking.as("sam", "advocate"), Asking.as("rosa", "responder"))) {
            assertThat(other.get(path).statusCode()).isEqualTo(404);
            assertThat(other.get(path).asString())
                    .isEqualTo(other.get(pathOf(signal, 9)).asString());
        }
        assertThat(rows.texts(
                        "select actor || ' ' || action from audit_entry where subject = ? order by id",
                        signal.signalId() + "/1"))
                .containsExactly("maria READ_ATTACHMENT", "dana READ_ATTACHMENT");
    }

    @Test
    void an_attachment_is_found_in_its_own_conversation_alone() throws IOException {
        SignalReceived marias = pictureOfMaria("image/jpeg");
        SignalReceived sams = hotline.conversationOf("sam");
        Asking sam = Asking.as("sam", "advocate");
        sam.await200("/conversations/" + sams.threadId() + "/1", any -> true);

        String under = "/conversations/" + sams.threadId() + "/1/signals/" + marias.signalId() + "/attachments/1";
        assertThat(sam.get(under).statusCode()).isEqualTo(404);
        assertThat(Asking.dana().get(under).statusCode()).isEqualTo(404);
        assertThat(Asking.dana().get(pathOf(marias, 2)).statusCode()).isEqualTo(404);
        assertThat(Asking.dana().get(pathOf(marias, 0)).statusCode()).isEqualTo(404);
    }

    @Test
    void what_was_deleted_is_gone_and_what_was_changed_is_not_shown() throws IOException {
        SignalReceived signal = pictureOfMaria("application/pdf");
        Asking maria = Asking.as("maria", "advocate");
        String key = signal.attachments().getFirst().storeKey();
        folder.put(key, new byte[] {1, 2, 3});
        assertThat(maria.get(pathOf(signal, 1)).statusCode()).isEqualTo(500);
        folder.delete(key);
        assertThat(maria.get(pathOf(signal, 1)).statusCode()).isEqualTo(410);
        assertThat(maria.get(pathOf(signal, 1)).contentType()).isEqualTo("application/problem+json");
    }

    private SignalReceived pictureOfMaria(String contentType) throws IOException {
        SignalReceived signal = hotline.signal(Hotline.newThread(), 0, "this is the house");
        Attachment attachment = new SealedAttachments(folder)
                .keep(sealer, signal.threadId(), "national/" + signal.signalId(), contentType, PICTURE);
        SignalReceived with = new SignalReceived(
                signal.signalId(),
                signal.threadId(),
                signal.line(),
                signal.channel(),
                signal.contacted(),
                signal.sender(),
                signal.body(),
                List.of(attachment),
                signal.language(),
                signal.place(),
                signal.answers(),
                signal.occurredAt(),
                signal.receivedAt(),
                signal.attributes());
        hotline.publish(with, hotline.queued(with), hotline.assigned(with.threadId() + "/1", "maria", 1));
        Asking.as("maria", "advocate").await200("/conversations/" + with.threadId() + "/1", body -> !body.getList(
                        "timeline.findAll { it.kind == 'SIGNAL' }")
                .isEmpty());
        return with;
    }

    private static String pathOf(SignalReceived signal, int number) {
        return "/conversations/" + signal.threadId() + "/1/signals/" + signal.signalId() + "/attachments/" + number;
    }
}
