package dev.lantern.routing.simulate;

import java.util.List;

/** What was given cannot be used; each problem is a sentence for the person who gave it. */
final class UnusableException extends RuntimeException {

    private final transient List<String> problems;

    UnusableException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    UnusableException(String problem) {
        this(List.of(problem));
    }

    List<String> problems() {
        return problems;
    }
}
