package dev.lantern.lines;

import java.util.List;

/** Line files that cannot be used; each problem is a sentence that names file and key. */
public final class InvalidLinesException extends RuntimeException {

    private final List<String> problems;

    InvalidLinesException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
