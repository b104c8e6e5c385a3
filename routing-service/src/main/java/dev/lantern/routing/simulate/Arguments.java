package dev.lantern.routing.simulate;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What stands on the command line: one file, and options that each have a value. */
final class Arguments {

    private final List<String> files = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private final Path from;

    /** @param from relative paths are meant from here */
    private Arguments(Path from) {
        this.from = from;
    }

    /** @throws UnusableException for anything that is not known, not complete or there twice */
    static Arguments parse(List<String> words, Collection<String> known, Path from) {
        Arguments parsed = new Arguments(from);
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String word = left.remove();
            if (!word.startsWith("--")) {
                parsed.files.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!known.contains(name)) {
                throw new UnusableException(name + " is no option of this command; it has "
                        + String.join(", ", known.stream().sorted().toList()));
            }
            if (equals < 0 && left.isEmpty()) {
                throw new UnusableException(name + " needs a value");
            }
            String value = equals < 0 ? left.remove() : word.substring(equals + 1);
            if (parsed.options.put(name, value) != null) {
                throw new UnusableException(name + " is there twice");
            }
        }
        return parsed;
    }

    /** The one file the command is about. */
    Path file(String meaning) {
        if (files.size() != 1) {
            throw new UnusableException(
                    files.isEmpty() ? meaning + " is missing" : "only one file is wanted, " + meaning);
        }
        return from.resolve(files.getFirst());
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(options.get(name));
    }

    Optional<Path> path(String name) {
        return text(name).map(from::resolve);
    }

    /** @throws UnusableException when the value is not what is meant, such as {@code "a date such as 2026-03-02"} */
    <T> Optional<T> value(String name, String meaning, Function<String, T> read) {
        return text(name).map(text -> {
            try {
                return read.apply(text);
            } catch (RuntimeException e) {
                throw new UnusableException(name + " must be " + meaning + ", not '" + text + "'");
            }
        });
    }
}
