package dev.lantern.chat.wire;

import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The lines that have a webform. A line without one and a line that does not exist look the same from outside. */
@Singleton
public class OpenLines {

    private final LineFolder lines;

    OpenLines(LineFolder lines) {
        this.lines = lines;
    }

    Optional<Line> byId(String id) {
        return lines.current().byId(id).filter(line -> line.webform().enabled());
    }
}
