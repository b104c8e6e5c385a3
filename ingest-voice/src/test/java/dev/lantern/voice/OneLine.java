package dev.lantern.voice;

import dev.lantern.lines.LineFolder;
import dev.lantern.lines.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An installation with one line, {@code national}. */
public final class OneLine {

    private OneLine() {}

    /** @param yaml its file */
    public static Lines of(String yaml) {
        try {
            Path folder = Files.createTempDirectory("one-line-");
            Path file = Files.writeString(folder.resolve("national.yaml"), yaml);
            Lines lines = LineFolder.open(folder).current();
            Files.delete(file);
            Files.delete(folder);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
