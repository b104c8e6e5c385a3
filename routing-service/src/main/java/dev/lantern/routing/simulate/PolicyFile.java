package dev.lantern.routing.simulate;

import dev.lantern.lines.InvalidLinesException;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A line file that somebody named. */
final class PolicyFile {

    private PolicyFile() {}

    /**
     * @throws UnusableException when there is no such file
     * @throws WrongPolicyException when it is wrong, with every mistake, where it stands
     */
    static Line read(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UnusableException(file + " is no file that can be read");
        }
        try {
            return LineFile.read(file);
        } catch (InvalidLinesException e) {
            throw new WrongPolicyException(KeyLines.of(file).located(e.problems()));
        }
    }

    /** What is wrong with a policy; each mistake is a sentence with file, line and key. */
    static final class WrongPolicyException extends RuntimeException {

        private final transient List<String> mistakes;

        WrongPolicyException(List<String> mistakes) {
            super(String.join("\n", mistakes));
            this.mistakes = List.copyOf(mistakes);
        }

        List<String> mistakes() {
            return mistakes;
        }
    }
}
