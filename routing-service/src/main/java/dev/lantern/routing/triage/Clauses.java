package dev.lantern.routing.triage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the words around a phrase make of it: denied, told of the past, or no more than an idiom. When in doubt a phrase
 * counts, because a person ranked too high costs less than one ranked too low. Places are those of words, from 0.
 */
final class Clauses {

    private static final int NEGATION_REACHES = 3;
    private static final int DENIAL_REACHES = 4;
    private static final int PAST_REACHES = 5;

    /** What is looked for besides the rules. */
    enum Cue {
        NEGATION,
        NOT_NEGATION,
        THROUGH,
        DENIAL,
        PAST,
        IDIOM,
        /** The first word after punctuation. */
        CLAUSE,
        /** The first word after a question mark or colon. */
        ANSWER,
        END
    }

    /** The first and the last word of something. */
    record Span(int first, int last) {

        private boolean overlaps(Span other) {
            return first <= other.last && other.first <= last;
        }

        private boolean before(Span other, int reach) {
            return last < other.first && other.first - last - 1 <= reach;
        }
    }

    private final List<Span> negations;
    private final List<Span> denials;
    private final List<Span> past;
    private final List<Span> idioms;
    private final TreeSet<Integer> clauses;
    private final Set<Integer> through;
    private final Set<Integer> answers;
    private final Set<Integer> ends;

    Clauses(Map<Cue, List<Span>> cues) {
        List<Span> none = cues.getOrDefault(Cue.NOT_NEGATION, List.of());
        this.negations = without(cues.getOrDefault(Cue.NEGATION, List.of()), none);
        this.denials = without(cues.getOrDefault(Cue.DENIAL, List.of()), none);
        this.past = cues.getOrDefault(Cue.PAST, List.of());
        this.idioms = cues.getOrDefault(Cue.IDIOM, List.of());
        this.clauses = new TreeSet<>(places(cues, Cue.CLAUSE));
        this.through = places(cues, Cue.THROUGH);
        this.answers = places(cues, Cue.ANSWER);
        this.ends = places(cues, Cue.END);
    }

    private static List<Span> without(List<Span> spans, List<Span> others) {
        return spans.stream()
                .filter(span -> others.stream().noneMatch(span::overlaps))
                .toList();
    }

    private static Set<Integer> places(Map<Cue, List<Span>> cues, Cue cue) {
        return cues.getOrDefault(cue, List.of()).stream()
                .flatMap(
                        span -> IntStream.rangeClosed(span.first(), span.last()).boxed())
                .collect(Collectors.toSet());
    }

    /** Whether it is more than part of an idiom. */
    boolean literal(Span hit) {
        return idioms.stream().noneMatch(hit::overlaps);
    }

    boolean denied(Span hit) {
        return negations.stream().anyMatch(no -> negates(no, hit) || answers(no, hit))
                || denials.stream().anyMatch(no -> no.before(hit, DENIAL_REACHES) && oneClause(no.last(), hit.first()));
    }

    /** "not (really) in danger", but neither "not home yet, in danger" nor "cannot leave in danger". */
    private boolean negates(Span no, Span hit) {
        return no.before(hit, NEGATION_REACHES)
                && oneClause(no.last(), hit.first())
                && IntStream.range(no.last() + 1, hit.first()).allMatch(through::contains);
    }

    /** "in danger? no." */
    private boolean answers(Span no, Span hit) {
        int next = no.last() + 1;
        return no.first() == hit.last() + 1
                && answers.contains(no.first())
                && (clauses.contains(next) || ends.contains(next));
    }

    /** Whether it is told of the past. */
    boolean past(Span hit) {
        return past.stream()
                .anyMatch(then -> hit.overlaps(then)
                        || (then.before(hit, PAST_REACHES) && oneClause(then.first(), hit.first()))
                        || (hit.before(then, PAST_REACHES) && oneClause(hit.first(), then.last())));
    }

    /** No clause begins after the one word and up to the other. */
    private boolean oneClause(int from, int to) {
        Integer begins = clauses.higher(from);
        return begins == null || begins > to;
    }
}
