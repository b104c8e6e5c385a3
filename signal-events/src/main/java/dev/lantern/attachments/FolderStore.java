package dev.lantern.attachments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A folder on a local disk: for one machine. */
public final class FolderStore implements AttachmentStore {

    private final Path folder;

    /** @param folder is made when it is not there */
    public FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String key, byte[] sealed) throws IOException {
        Path file = file(key);
        Path parent = Files.createDirectories(folder.resolve(key).getParent());
        Path whole = Files.createTempFile(parent, "new", ".tmp"); // made with 0600
        try {
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(sealed);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        try (FileChannel entries = FileChannel.open(parent, StandardOpenOption.READ)) {
            entries.force(true); // the name too
        }
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    private Path file(String key) {
        return folder.resolve(AttachmentStore.checked(key) + ".sealed");
    }
}
