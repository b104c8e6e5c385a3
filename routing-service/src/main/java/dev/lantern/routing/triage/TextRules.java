package dev.lantern.routing.triage;

import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.triage.Finding;
import dev.lantern.routing.triage.Clauses.Cue;
import dev.lantern.routing.triage.Clauses.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** All rules in all languages, ready to be matched. What they say of a text depends on the text alone. Thread-safe. */
final class TextRules implements AutoCloseable {

    private static final Comparator<Finding> MOST_URGENT_FIRST =
            Comparator.comparing(Finding::urgency).thenComparing(Finding::rule);

    private static final Clauses NO_CUES = new Clauses(Map.of());
    private static final IntervalsSource NOTHING = Intervals.noIntervals("nothing");
    private static final int MOST_WORDS = 100_000;

    private final List<Wording> wordings;
    private final LanguageGuess guess;
    private final Monitor monitor;
    private final Map<String, Meaning> meanings;

    /** What a query looks for. */
    private sealed interface Meaning {
        String language();

        record OfRule(String language, Rule rule) implements Meaning {}

        record OfCue(String language, Cue cue) implements Meaning {}
    }

    /** @param language in which the text seems to be; absent when nobody can tell */
    record Matched(List<Finding> findings, @Nullable String language) {}

    private TextRules(List<Wording> wordings, Monitor monitor, Map<String, Meaning> meanings) {
        this.wordings = wordings;
        this.guess = new LanguageGuess(wordings);
        this.monitor = monitor;
        this.meanings = meanings;
    }

    /** @throws InvalidRulesException with a sentence for each phrase that cannot be read */
    static TextRules of(RuleBook book) {
        Map<String, Analyzer> analyzers = new HashMap<>();
        Map<String, Meaning> meanings = new HashMap<>();
        List<MonitorQuery> queries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Wording wording : book.wordings()) {
            analyzers.put(wording.tag(), Words.ofTexts(wording));
            new Compiler(wording, meanings, queries, problems).compile(book.rules());
        }
        if (!problems.isEmpty()) {
            throw new InvalidRulesException(problems);
        }
        // The rules of one subject in one language are one query, of far more words than a search has.
        IndexSearcher.setMaxClauseCount(MOST_WORDS);
        try {
            Monitor monitor = new Monitor(
                    new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), analyzers),
                    // Nothing is ever removed, so there is nothing to purge.
                    new MonitorConfiguration().setPurgeFrequency(1, TimeUnit.DAYS));
            monitor.register(queries);
            return new TextRules(book.wordings(), monitor, Map.copyOf(meanings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when the library fails; it quotes nothing of the text */
    Matched match(String text) {
        Document document = new Document();
        for (Wording wording : wordings) {
            // What has no letters at all, such as 911 or a sign, is the same in every language.
            if (wording.writing().in(text) || text.codePoints().noneMatch(Character::isLetter)) {
                document.add(new TextField(wording.tag(), text, Store.NO));
            }
        }
        if (document.getFields().isEmpty()) {
            return new Matched(List.of(), null);
        }
        MatchingQueries<Spotted> spotted;
        try {
            spotted = monitor.match(document, Spotted::matcher);
        } catch (IOException e) {
            throw new IllegalStateException("the text could not be matched", e);
        }
        if (!spotted.getErrors().isEmpty()) {
            throw new IllegalStateException(
                    "rules failed: " + new TreeSet<>(spotted.getErrors().keySet()));
        }
        String language = guess.of(text);
        return new Matched(judged(spotted.getMatches(), language), language);
    }

    /**
     * Of another language than the text's only the gravest counts, unless the text's own language has heard it and made
     * nothing of it: people mix languages, and words look alike.
     */
    private List<Finding> judged(Collection<Spotted> spotted, @Nullable String textIn) {
        Map<String, Map<Cue, List<Span>>> cues = new HashMap<>();
        for (Spotted each : spotted) {
            if (meanings.get(each.getQueryId()) instanceof Meaning.OfCue(String language, Cue cue)) {
                cues.computeIfAbsent(language, _ -> new EnumMap<>(Cue.class)).put(cue, each.spans());
            }
        }
        Map<String, Clauses> clauses = new HashMap<>();
        cues.forEach((language, found) -> clauses.put(language, new Clauses(found)));
        Map<String, Finding> own = new HashMap<>();
        Map<String, Finding> foreign = new HashMap<>();
        Set<String> heard = new HashSet<>();
        for (Spotted each : spotted) {
            if (meanings.get(each.getQueryId()) instanceof Meaning.OfRule(String language, Rule rule)) {
                boolean ours = textIn == null || textIn.equals(language);
                Map<String, Finding> found = ours ? own : foreign;
                if (ours) {
                    heard.add(rule.id());
                }
                finding(rule, each.spans(), clauses.getOrDefault(language, NO_CUES))
                        .filter(finding -> ours || finding.urgency() == Urgency.IMMINENT_DANGER)
                        .ifPresent(finding -> found.merge(rule.id(), finding, TextRules::moreUrgent));
            }
        }
        heard.forEach(foreign::remove);
        return Stream.concat(own.values().stream(), foreign.values().stream())
                .sorted(MOST_URGENT_FIRST)
                .toList();
    }

    private static Optional<Finding> finding(Rule rule, List<Span> spans, Clauses clauses) {
        List<Span> meant = spans.stream()
                .filter(span -> rule.urgency() == Urgency.INFORMATION || clauses.literal(span))
                .filter(span -> !rule.negatable() || !clauses.denied(span))
                .toList();
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        boolean past = rule.past() != rule.urgency() && meant.stream().allMatch(clauses::past);
        return Optional.of(past ? rule.before() : rule.now());
    }

    private static Finding moreUrgent(Finding one, Finding other) {
        return MOST_URGENT_FIRST.compare(one, other) <= 0 ? one : other;
    }

    /** Every sentence that a finding can hold. */
    Set<String> reasons() {
        return meanings.values().stream()
                .flatMap(meaning -> meaning instanceof Meaning.OfRule(String language, Rule rule)
                        ? Stream.of(rule.now().reason(), rule.before().reason())
                        : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes queries of one language. */
    private record Compiler(
            Wording wording, Map<String, Meaning> meanings, List<MonitorQuery> queries, List<String> problems) {

        void compile(List<Rule> rules) {
            Phrases phrases = new Phrases(Words.ofRules(wording), wording.words());
            wording.words().forEach((name, list) -> read(phrases, "words." + name, list));
            for (Rule rule : rules) {
                List<String> said = wording.phrases().getOrDefault(rule.id(), List.of());
                // A query each: only those of whose words the text has any are tried at all.
                List<IntervalsSource> sources = read(phrases, "phrases." + rule.id(), said);
                for (int i = 0; i < sources.size(); i++) {
                    add(rule.id() + "/" + i, sources.get(i), new Meaning.OfRule(wording.tag(), rule));
                }
            }
            for (Cue cue : Cue.values()) {
                IntervalsSource source =
                        switch (cue) {
                            case NEGATION -> any(read(phrases, "negations", wording.negations()));
                            case NOT_NEGATION -> any(read(phrases, "notNegations", wording.notNegations()));
                            case THROUGH -> any(read(phrases, "through", wording.through()));
                            case DENIAL -> any(read(phrases, "denials", wording.denials()));
                            case PAST -> any(read(phrases, "past", wording.past()));
                            case IDIOM -> any(read(phrases, "idioms", wording.idioms()));
                            case CLAUSE -> Intervals.term(Marks.CLAUSE);
                            case ANSWER -> Intervals.term(Marks.ANSWER);
                            case END -> Intervals.term(Marks.END);
                        };
                add(Spotted.CUE + cue, source, new Meaning.OfCue(wording.tag(), cue));
            }
        }

        /** A problem names the phrase it is in. */
        private List<IntervalsSource> read(Phrases phrases, String key, List<String> said) {
            List<IntervalsSource> sources = new ArrayList<>();
            for (int i = 0; i < said.size(); i++) {
                try {
                    sources.add(phrases.of(said.get(i)));
                } catch (IllegalArgumentException e) {
                    problems.add(wording.file() + ": " + key + "[" + i + "] " + e.getMessage());
                }
            }
            return sources;
        }

        private static IntervalsSource any(List<IntervalsSource> sources) {
            return sources.isEmpty() ? NOTHING : Intervals.or(false, sources);
        }

        private void add(String what, IntervalsSource source, Meaning meaning) {
            if (source.equals(NOTHING)) {
                return;
            }
            String id = wording.tag() + "/" + what;
            meanings.put(id, meaning);
            queries.add(new MonitorQuery(id, new IntervalQuery(wording.tag(), source)));
        }
    }
}
