package dev.lantern.testbed.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The line that tests and the demo use. */
public final class DemoLine {

    public static final String ID = "national";

    /** Where people text it. */
    public static final String NUMBER = "+15550100733";

    private DemoLine() {}

    /** Writes its file to a folder of lines; one that is there already stays as it is. */
    public static void writeTo(Path folder) {
        Path file = folder.resolve(ID + ".yaml");
        try (InputStream line =
                Objects.requireNonNull(DemoLine.class.getResourceAsStream(ID + ".yaml"), "is in our jar")) {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                Path whole = Files.createTempFile(folder, ID, ".tmp");
                Files.copy(line, whole, StandardCopyOption.REPLACE_EXISTING);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new ServerFailed("The line file " + file + " cannot be written.", e);
        }
    }
}
