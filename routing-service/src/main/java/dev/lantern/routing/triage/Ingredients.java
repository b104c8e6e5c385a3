package dev.lantern.routing.triage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/** The words that a text must have, in whatever order, to have a phrase. Words are known by number. */
sealed interface Ingredients {

    /** @param words of the text */
    boolean in(BitSet words);

    /** A text without any of these lacks something. */
    BitSet oneOf();

    record AnyWord(BitSet of) implements Ingredients {

        @Override
        public boolean in(BitSet words) {
            return of.intersects(words);
        }

        @Override
        public BitSet oneOf() {
            return of;
        }
    }

    record All(List<Ingredients> parts) implements Ingredients {

        @Override
        public boolean in(BitSet words) {
            for (Ingredients part : parts) {
                if (!part.in(words)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public BitSet oneOf() {
            return parts.stream()
                    .map(Ingredients::oneOf)
                    .min(Comparator.comparingInt(BitSet::cardinality))
                    .orElseThrow(() -> new IllegalArgumentException("can be nothing at all"));
        }
    }

    record Any(List<Ingredients> parts) implements Ingredients {

        @Override
        public boolean in(BitSet words) {
            for (Ingredients part : parts) {
                if (part.in(words)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public BitSet oneOf() {
            BitSet any = new BitSet();
            parts.forEach(part -> any.or(part.oneOf()));
            return any;
        }
    }

    /** @param numbers of words */
    static Ingredients of(IntervalsSource phrase, ToIntFunction<String> numbers) {
        Reader reader = new Reader(Occur.MUST, numbers);
        phrase.visit("any", reader);
        return reader.read();
    }

    /** Reads what must be there, and passes over what must not. */
    final class Reader extends QueryVisitor {

        private final Occur occur;
        private final ToIntFunction<String> numbers;
        private final BitSet words = new BitSet();
        private final List<Reader> parts = new ArrayList<>();

        private Reader(Occur occur, ToIntFunction<String> numbers) {
            this.occur = occur;
            this.numbers = numbers;
        }

        @Override
        public void consumeTerms(Query query, Term... terms) {
            Reader any = occur == Occur.SHOULD ? this : part(Occur.SHOULD);
            for (Term term : terms) {
                any.words.set(numbers.applyAsInt(term.text()));
            }
        }

        @Override
        public QueryVisitor getSubVisitor(Occur of, Query parent) {
            return of == Occur.MUST_NOT ? EMPTY_VISITOR : part(of);
        }

        private Reader part(Occur of) {
            Reader part = new Reader(of, numbers);
            parts.add(part);
            return part;
        }

        private Ingredients read() {
            List<Ingredients> all = new ArrayList<>();
            if (!words.isEmpty()) {
                all.add(new AnyWord(words));
            }
            parts.forEach(part -> all.add(part.read()));
            if (all.size() == 1) {
                return all.getFirst();
            }
            return occur == Occur.SHOULD ? new Any(all) : new All(all);
        }
    }
}
