package dev.lantern.routing.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.routing.triage.Spotter.Phrase;
import dev.lantern.routing.triage.Spotter.Spotted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queries.intervals.IntervalMatchesIterator;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.junit.jupiter.api.Test;

class SpotterTest {

    private static final String FIELD = "en";
    private static final List<String> WORDS = List.of("he", "will", "kill", "me", "not", "go", "out", "work");

    @Test
    void findsEveryPhraseThatIsThereAndWhere() throws IOException {
        Random random = new Random(20261123);
        int found = 0;
        for (int round = 0; round < 300; round++) {
            List<IntervalsSource> sources =
                    IntStream.range(0, 40).mapToObj(_ -> source(random, 3)).toList();
            List<Phrase<Integer>> phrases = IntStream.range(0, sources.size())
                    .mapToObj(number -> new Phrase<>(number, sources.get(number)))
                    .toList();
            Spotter<Integer> spotter = Spotter.of(FIELD, phrases);
            LeafReaderContext text = text(random);
            List<Spotted<Integer>> all = oneByOne(sources, text);
            assertThat(spotter.in(text)).as("round %d", round).isEqualTo(all);
            found += all.size();
        }
        assertThat(found).isGreaterThan(1000);
    }

    @Test
    void findsNothingInNothing() throws IOException {
        Spotter<String> spotter = Spotter.of(FIELD, List.of(new Phrase<>("threat", Intervals.phrase("kill", "me"))));
        assertThat(spotter.in(text(" "))).isEmpty();
    }

    /** As it is without leaving any out. */
    private static List<Spotted<Integer>> oneByOne(List<IntervalsSource> sources, LeafReaderContext text)
            throws IOException {
        List<Spotted<Integer>> all = new ArrayList<>();
        for (int number = 0; number < sources.size(); number++) {
            IntervalMatchesIterator places = sources.get(number).matches(FIELD, text, 0);
            List<Clauses.Span> spans = new ArrayList<>();
            while (places != null && places.next()) {
                spans.add(new Clauses.Span(places.startPosition(), places.endPosition()));
            }
            if (!spans.isEmpty()) {
                all.add(new Spotted<>(number, spans));
            }
        }
        return all;
    }

    private static IntervalsSource source(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 0 -> Intervals.term(word(random));
            case 1 -> Intervals.phrase(word(random), word(random));
            case 2 -> Intervals.or(false, source(random, depth - 1), source(random, depth - 1));
            case 3 ->
                Intervals.maxgaps(
                        random.nextInt(4), Intervals.ordered(source(random, depth - 1), source(random, depth - 1)));
            default -> Intervals.notContaining(source(random, depth - 1), Intervals.term(word(random)));
        };
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static LeafReaderContext text(Random random) {
        return text(IntStream.range(0, 1 + random.nextInt(9))
                .mapToObj(_ -> word(random))
                .collect(Collectors.joining(" ")));
    }

    private static LeafReaderContext text(String words) {
        MemoryIndex index = new MemoryIndex();
        index.addField(FIELD, words, new WhitespaceAnalyzer());
        return index.createSearcher().getIndexReader().leaves().getFirst();
    }
}
