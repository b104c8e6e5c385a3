package dev.lantern.routing.triage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;

/**
 * Reads phrases as they stand in a language file:
 *
 * <ul>
 *   <li>{@code kill me}: these words, one after the other, in any form that has the same stem
 *   <li>{@code (hurt|burn all) me}: one of these
 *   <li>{@code {they}}: one of the words that the file lists under that name
 *   <li>{@code really?}: this or nothing
 *   <li>{@code ..}: up to two other words, {@code ...}: up to four; no punctuation and no negation among them
 * </ul>
 */
final class Phrases {

    private static final int MOST_VARIANTS = 200;

    private final Words words;
    private final Map<String, List<String>> lists;
    private final Map<String, Piece> named = new HashMap<>();

    /** Part of a phrase: the words it can be, in every variant. */
    private record Piece(List<List<String>> variants) {}

    /** What stands between two gaps, and the gap before it. */
    private record Part(int gap, List<Piece> pieces) {}

    /** @param lists phrases by the name that stands for them in braces; a list cannot use another */
    Phrases(Words words, Map<String, List<String>> lists) {
        this.words = words;
        this.lists = lists;
    }

    /** @throws IllegalArgumentException with a sentence when it cannot be read */
    IntervalsSource of(String phrase) {
        List<Part> parts = new PhraseReader(phrase).parts();
        IntervalsSource all = source(parts.getFirst().pieces());
        for (Part part : parts.subList(1, parts.size())) {
            IntervalsSource next = source(part.pieces());
            IntervalsSource before = all;
            all = Intervals.maxgaps(part.gap(), Intervals.ordered(before, next));
            all = Intervals.notContaining(all, Intervals.ordered(before, Intervals.term(Marks.CLAUSE)));
            all = Intervals.notContaining(all, Intervals.ordered(before, Intervals.term(Marks.NEGATION), next));
        }
        return all;
    }

    private static IntervalsSource source(List<Piece> pieces) {
        List<List<Piece>> ways = new ArrayList<>(List.of(List.of()));
        for (Piece piece : pieces) {
            List<Piece> groups = groups(piece);
            List<List<Piece>> more = new ArrayList<>();
            for (List<Piece> way : ways) {
                for (Piece variant : groups) {
                    List<Piece> longer = new ArrayList<>(way);
                    longer.add(variant);
                    more.add(longer);
                }
            }
            ways = more;
            if (ways.size() > MOST_VARIANTS) {
                throw new IllegalArgumentException("has too many variants: write it as several phrases");
            }
        }
        return Intervals.or(false, ways.stream().map(Phrases::phrase).toList());
    }

    /** A disjunction finds no variant around another one that is part of it, so such two are kept apart. */
    private static List<Piece> groups(Piece piece) {
        List<List<List<String>>> groups = new ArrayList<>();
        piece.variants().stream().sorted(Comparator.comparingInt(List::size)).forEach(variant -> {
            for (List<List<String>> group : groups) {
                if (group.stream().noneMatch(other -> Collections.indexOfSubList(variant, other) >= 0)) {
                    group.add(variant);
                    return;
                }
            }
            groups.add(new ArrayList<>(List.of(variant)));
        });
        return groups.stream().map(Piece::new).toList();
    }

    private static IntervalsSource phrase(List<Piece> pieces) {
        IntervalsSource[] sources = pieces.stream()
                .filter(piece -> !piece.variants().getFirst().isEmpty())
                .map(piece -> Intervals.or(
                        false,
                        piece.variants().stream()
                                .map(variant -> Intervals.phrase(variant.toArray(String[]::new)))
                                .toList()))
                .toArray(IntervalsSource[]::new);
        if (sources.length == 0) {
            throw new IllegalArgumentException("can be nothing at all: leave a word without '?'");
        }
        return Intervals.phrase(sources);
    }

    private Piece named(String name) {
        Piece known = named.get(name);
        if (known != null) {
            return known;
        }
        List<String> list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("names {" + name + "}, which 'words' does not list");
        }
        Piece piece = new Piece(list.stream()
                .flatMap(entry -> variants(entry).stream())
                .distinct()
                .toList());
        named.put(name, piece);
        return piece;
    }

    private List<String> wordsOf(String text) {
        List<String> found = words.in(text);
        if (found.isEmpty() || found.contains(Marks.CLAUSE_SIGN) || found.contains(Marks.QUESTION_SIGN)) {
            throw new IllegalArgumentException("holds '" + text + "', which is not a word");
        }
        return found;
    }

    /** Goes through one phrase from left to right. */
    private final class PhraseReader {

        private final List<Part> parts = new ArrayList<>();

        PhraseReader(String phrase) {
            parts.add(new Part(0, new ArrayList<>()));
            for (String piece : split(phrase, ' ')) {
                switch (piece) {
                    case ".." -> parts.add(new Part(2, new ArrayList<>()));
                    case "..." -> parts.add(new Part(4, new ArrayList<>()));
                    default -> parts.getLast().pieces().add(read(piece));
                }
            }
        }

        List<Part> parts() {
            if (parts.stream().anyMatch(part -> part.pieces().isEmpty())) {
                throw new IllegalArgumentException("begins or ends with a gap, or is empty");
            }
            return parts;
        }
    }

    private Piece read(String piece) {
        boolean maybe = piece.endsWith("?");
        String kept = maybe ? piece.substring(0, piece.length() - 1) : piece;
        List<List<String>> variants = new ArrayList<>();
        if (kept.startsWith("(") && kept.endsWith(")")) {
            for (String variant : split(kept.substring(1, kept.length() - 1), '|')) {
                variants.addAll(variants(variant));
            }
        } else if (kept.startsWith("{") && kept.endsWith("}")) {
            variants.addAll(named(kept.substring(1, kept.length() - 1)).variants());
        } else {
            variants.add(wordsOf(kept));
        }
        if (maybe) {
            variants.add(List.of());
        }
        return new Piece(variants.stream().distinct().toList());
    }

    /** Every way to say a phrase without gaps. */
    private List<List<String>> variants(String phrase) {
        List<List<String>> ways = List.of(List.of());
        for (String piece : split(phrase, ' ')) {
            List<List<String>> more = new ArrayList<>();
            for (List<String> variant : read(piece).variants()) {
                for (List<String> way : ways) {
                    List<String> longer = new ArrayList<>(way);
                    longer.addAll(variant);
                    more.add(longer);
                }
            }
            ways = more;
        }
        return ways;
    }

    /** At separators that are not in brackets. */
    private static List<String> split(String phrase, char separator) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int depth = 0;
        for (char letter : (phrase + separator).toCharArray()) {
            depth += letter == '(' || letter == '{' ? 1 : letter == ')' || letter == '}' ? -1 : 0;
            if (letter != separator || depth > 0) {
                piece.append(letter);
            } else if (!piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("has brackets that do not match");
        }
        return pieces;
    }
}
