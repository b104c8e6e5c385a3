package dev.lantern.attachments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.attachments.AttachmentStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store does, whatever it is made of. */
abstract class AttachmentStoreContract {

    private static final byte[] SEALED = {0, 1, 2, (byte) 0xFF, 13, 10};

    abstract AttachmentStore store() throws IOException;

    @Test
    void gives_back_what_was_put() throws IOException {
        store().put("national/4f1d", SEALED);
        assertThat(store().get("national/4f1d")).hasValue(SEALED);
    }

    @Test
    void replaces_what_was_there() throws IOException {
        store().put("national/twice", SEALED);
        store().put("national/twice", new byte[] {7});
        assertThat(store().get("national/twice")).hasValue(new byte[] {7});
    }

    @Test
    void keeps_an_object_of_many_megabytes() throws IOException {
        byte[] large = new byte[17 << 20];
        large[large.length - 1] = 1;
        store().put("national/large", large);
        assertThat(store().get("national/large")).hasValue(large);
    }

    @Test
    void has_nothing_where_nothing_was_put() throws IOException {
        assertThat(store().get("national/never")).isEmpty();
    }

    @Test
    void forgets_what_is_deleted_and_does_not_mind_when_it_is_gone() throws IOException {
        store().put("national/gone", SEALED);
        store().delete("national/gone");
        store().delete("national/gone");
        assertThat(store().get("national/gone")).isEmpty();
    }

    @Test
    void takes_no_key_that_leads_elsewhere() {
        for (String key : List.of("../secret", "/etc/passwd", "a//b", "a/../b", "A", "", "a b", "a/")) {
            assertThatThrownBy(() -> store().put(key, SEALED)).as(key).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store().get(key)).as(key).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store().delete(key)).as(key).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
