package dev.lantern.routing.triage;

import dev.lantern.routing.triage.Clauses.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalMatchesIterator;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.util.BytesRef;

/**
 * Which phrases of one language a text has, and at which words. Lucene finds the places; it is asked only for phrases that can be
 * there, because the text has a word for each of their parts. Thread-safe.
 *
 * @param <T> what a phrase means
 */
final class Spotter<T> {

    private final String language;
    private final Map<BytesRef, Integer> numbers;
    private final List<Sought<T>> sought;
    private final List<BitSet> byWord; // by the number of a word: what is sought, each at the words of one of its parts

    record Phrase<T>(T meaning, IntervalsSource places) {}

    /** At least one span. */
    record Spotted<T>(T meaning, List<Span> spans) {}

    private record Sought<T>(Phrase<T> phrase, Ingredients ingredients) {}

    private Spotter(String language, Map<BytesRef, Integer> numbers, List<Sought<T>> sought) {
        this.language = language;
        this.numbers = numbers;
        this.sought = sought;
        this.byWord = Stream.generate(BitSet::new).limit(numbers.size()).toList();
        for (int i = 0; i < sought.size(); i++) {
            int phrase = i;
            sought.get(i).ingredients().oneOf().stream()
                    .forEach(word -> byWord.get(word).set(phrase));
        }
    }

    /** @param language names the field of a text that holds its words in the form that the phrases have them in */
    static <T> Spotter<T> of(String language, List<Phrase<T>> phrases) {
        Map<BytesRef, Integer> numbers = new HashMap<>();
        List<Sought<T>> sought = phrases.stream()
                .map(phrase -> new Sought<>(
                        phrase,
                        Ingredients.of(
                                phrase.places(),
                                word -> numbers.computeIfAbsent(new BytesRef(word), _ -> numbers.size()))))
                .toList();
        return new Spotter<>(language, numbers, sought);
    }

    /** @param text an index of one document */
    List<Spotted<T>> in(LeafReaderContext text) throws IOException {
        BitSet words = words(text);
        List<Spotted<T>> spotted = new ArrayList<>();
        BitSet perhaps = new BitSet();
        words.stream().forEach(word -> perhaps.or(byWord.get(word)));
        for (int i = perhaps.nextSetBit(0); i >= 0; i = perhaps.nextSetBit(i + 1)) {
            Sought<T> each = sought.get(i);
            if (each.ingredients().in(words)) {
                List<Span> spans = spans(each.phrase().places().matches(language, text, 0));
                if (!spans.isEmpty()) {
                    spotted.add(new Spotted<>(each.phrase().meaning(), spans));
                }
            }
        }
        return spotted;
    }

    private static List<Span> spans(IntervalMatchesIterator places) throws IOException {
        List<Span> spans = new ArrayList<>();
        while (places != null && places.next()) {
            spans.add(new Span(places.startPosition(), places.endPosition()));
        }
        return spans;
    }

    /** The numbers of those words of the text that are in any phrase. */
    private BitSet words(LeafReaderContext text) throws IOException {
        BitSet known = new BitSet();
        Terms all = text.reader().terms(language);
        if (all != null) {
            TermsEnum each = all.iterator();
            for (BytesRef word = each.next(); word != null; word = each.next()) {
                Integer number = numbers.get(word);
                if (number != null) {
                    known.set(number);
                }
            }
        }
        return known;
    }

    List<T> meanings() {
        return sought.stream().map(each -> each.phrase().meaning()).toList();
    }
}
