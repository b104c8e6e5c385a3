package dev.lantern.routing.simulate;

import dev.lantern.lines.Line;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code ./lantern policy check FILE}. */
final class CheckCommand {

    private CheckCommand() {}

    static int run(List<String> words, PolicyProgram.Places places, PrintStream out) {
        Path file = Arguments.parse(words, List.of(), places.from()).file("the line file to check");
        Line line = PolicyFile.read(file);
        out.println(file.getFileName() + " is right. Policy " + line.routing().version() + " of line '" + line.id()
                + "' (" + line.name() + "):");
        PolicyInWords.of(line).forEach(sentence -> out.println("  - " + sentence));
        return PolicyProgram.DONE;
    }
}
