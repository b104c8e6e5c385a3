package dev.lantern.attachments.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.attachments.AttachmentStore;
import dev.lantern.attachments.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends AttachmentStoreContract {

    @TempDir
    Path folder;

    @Override
    AttachmentStore store() {
        return new FolderStore(folder);
    }

    @Test
    void nobody_else_on_the_machine_may_read_a_file_and_nothing_half_written_is_left() throws IOException {
        store().put("national/4f1d", new byte[100]);
        try (Stream<Path> files = Files.list(folder.resolve("national"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }
}
