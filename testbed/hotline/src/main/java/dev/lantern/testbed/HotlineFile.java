package dev.lantern.testbed;

import com.fasterxml.jackson.core.JacksonException;
import dev.lantern.events.EventCodec;
import dev.lantern.testbed.servers.ServerFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * How other commands find the hotline that runs on this data folder.
 *
 * @param pid of the launcher; ending it ends everything
 * @param services addresses by module
 */
public record HotlineFile(long pid, String kafka, String jdbcUrl, String phoneNetwork, Map<String, URI> services) {

    private static Path in(Path data) {
        return data.resolve("hotline.json");
    }

    /** The hotline that runs, absent when none does. */
    public static Optional<HotlineFile> find(Path data) {
        Path file = in(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            HotlineFile found = EventCodec.json().readValue(file.toFile(), HotlineFile.class);
            return ProcessHandle.of(found.pid).filter(ProcessHandle::isAlive).map(launcher -> found);
        } catch (JacksonException e) {
            throw new ServerFailed(file + " cannot be read; remove it when no hotline runs.");
        } catch (IOException e) {
            throw new ServerFailed(file + " cannot be read.", e);
        }
    }

    void write(Path data) {
        try {
            Path whole = Files.createTempFile(data, "hotline", ".tmp");
            EventCodec.json().writeValue(whole.toFile(), this);
            Files.move(whole, in(data), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServerFailed("The data folder " + data + " cannot be written to.", e);
        }
    }

    static void remove(Path data) {
        try {
            Files.deleteIfExists(in(data));
        } catch (IOException e) {
            // It names a process that is gone, which find() notices.
        }
    }
}
