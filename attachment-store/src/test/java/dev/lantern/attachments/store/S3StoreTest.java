package dev.lantern.attachments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.attachments.AttachmentStore;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3StoreTest extends AttachmentStoreContract {

    private static S3Server server;
    private static AttachmentStore store;

    @BeforeAll
    static void start() {
        server = new S3Server();
        store = server.settings("", S3Server.SECRET_KEY).open();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    AttachmentStore store() {
        return store;
    }

    @Test
    void objects_lie_under_the_prefix_and_say_nothing_of_what_they_are() throws IOException {
        AttachmentStore prefixed =
                server.settings("lantern/eu/", S3Server.SECRET_KEY).open();
        prefixed.put("national/4f1e", new byte[] {1});
        assertThat(server.has("lantern/eu/national/4f1e")).isTrue();
        assertThat(server.contentType("lantern/eu/national/4f1e")).isEqualTo("application/octet-stream");
        assertThat(prefixed.get("national/4f1e")).isPresent();
        assertThat(store.get("national/4f1e")).isEmpty();
    }

    @Test
    void a_store_that_does_not_know_us_is_a_failure_and_never_nothing() {
        AttachmentStore stranger = server.settings("", "another-secret").open();
        assertThatThrownBy(() -> stranger.get("national/4f1f"))
                .isInstanceOf(IOException.class)
                .hasMessage("the attachment store answered 403");
        assertThatThrownBy(() -> stranger.put("national/4f1f", new byte[] {1})).isInstanceOf(IOException.class);
    }
}
