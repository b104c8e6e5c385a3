package dev.lantern.routing.triage;

import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.triage.Finding;
import dev.lantern.routing.triage.Clauses.Cue;
import dev.lantern.routing.triage.Clauses.Span;
import dev.lantern.routing.triage.Spotter.Phrase;
import dev.lantern.routing.triage.Spotter.Spotted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.jspecify.annotations.Nullable;

/** All rules in all languages, ready to be matched. What they say of a text depends on the text alone. Thread-safe. */
final class TextRules {

    private static final Comparator<Finding> MOST_URGENT_FIRST =
            Comparator.comparing(Finding::urgency).thenComparing(Finding::rule);

    private final List<Language> languages;
    private final LanguageGuess guess;

    /** @param texts makes of a text the words that the phrases have */
    private record Language(Wording wording, Analyzer texts, Spotter<Rule> rules, Spotter<Cue> cues) {

        /** What has no letters at all, such as 911 or a sign, is the same in every language. */
        boolean reads(String text) {
            return wording.writing().in(text) || text.codePoints().noneMatch(Character::isLetter);
        }

        Clauses clauses(LeafReaderContext text) throws IOException {
            Map<Cue, List<Span>> found = new EnumMap<>(Cue.class);
            cues.in(text).forEach(cue -> found.put(cue.meaning(), cue.spans()));
            return new Clauses(found);
        }
    }

    /** @param language in which the text seems to be; absent when nobody can tell */
    record Matched(List<Finding> findings, @Nullable String language) {}

    private TextRules(List<Language> languages, LanguageGuess guess) {
        this.languages = languages;
        this.guess = guess;
    }

    /** @throws InvalidRulesException with a sentence for each phrase that cannot be read */
    static TextRules of(RuleBook book) {
        List<String> problems = new ArrayList<>();
        List<Language> languages = book.wordings().stream()
                .map(wording -> new Compiler(wording, problems).compile(book.rules()))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidRulesException(problems);
        }
        return new TextRules(languages, new LanguageGuess(book.wordings()));
    }

    /** @throws IllegalStateException when the library fails; it quotes nothing of the text */
    Matched match(String text) {
        List<Language> reading =
                languages.stream().filter(language -> language.reads(text)).toList();
        if (reading.isEmpty()) {
            return new Matched(List.of(), null);
        }
        MemoryIndex index = new MemoryIndex();
        reading.forEach(language -> index.addField(language.wording().tag(), text, language.texts()));
        String language = guess.of(text);
        try {
            LeafReaderContext words =
                    index.createSearcher().getIndexReader().leaves().getFirst();
            return new Matched(judged(reading, words, language), language);
        } catch (IOException e) {
            throw new IllegalStateException("the text could not be matched", e);
        }
    }

    /**
     * Of another language than the text's only the gravest counts, unless the text's own language has heard it and made
     * nothing of it: people mix languages, and words look alike.
     */
    private static List<Finding> judged(List<Language> reading, LeafReaderContext words, @Nullable String textIn)
            throws IOException {
        Map<String, Finding> own = new HashMap<>();
        Map<String, Finding> foreign = new HashMap<>();
        Set<String> heard = new HashSet<>();
        for (Language language : reading) {
            List<Spotted<Rule>> spotted = language.rules().in(words);
            if (spotted.isEmpty()) {
                continue;
            }
            boolean ours = textIn == null || textIn.equals(language.wording().tag());
            Map<String, Finding> found = ours ? own : foreign;
            Clauses clauses = language.clauses(words);
            for (Spotted<Rule> each : spotted) {
                Rule rule = each.meaning();
                if (ours) {
                    heard.add(rule.id());
                }
                finding(rule, each.spans(), clauses)
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
        return languages.stream()
                .flatMap(language -> language.rules().meanings().stream())
                .flatMap(rule -> Stream.of(rule.now().reason(), rule.before().reason()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reads the phrases of one language. */
    private record Compiler(Wording wording, List<String> problems) {

        Language compile(List<Rule> rules) {
            Phrases phrases = new Phrases(Words.ofRules(wording), wording.words());
            wording.words().forEach((name, list) -> read(phrases, "words." + name, list));
            // Each by itself: only those of whose every part the text has a word are tried at all.
            List<Phrase<Rule>> said = new ArrayList<>();
            for (Rule rule : rules) {
                read(phrases, "phrases." + rule.id(), wording.phrases().getOrDefault(rule.id(), List.of()))
                        .forEach(source -> said.add(new Phrase<>(rule, source)));
            }
            List<Phrase<Cue>> cues = new ArrayList<>();
            for (Cue cue : Cue.values()) {
                List<IntervalsSource> sources =
                        switch (cue) {
                            case NEGATION -> read(phrases, "negations", wording.negations());
                            case NOT_NEGATION -> read(phrases, "notNegations", wording.notNegations());
                            case THROUGH -> read(phrases, "through", wording.through());
                            case DENIAL -> read(phrases, "denials", wording.denials());
                            case PAST -> read(phrases, "past", wording.past());
                            case IDIOM -> read(phrases, "idioms", wording.idioms());
                            case CLAUSE -> List.of(Intervals.term(Marks.CLAUSE));
                            case ANSWER -> List.of(Intervals.term(Marks.ANSWER));
                            case END -> List.of(Intervals.term(Marks.END));
                        };
                if (!sources.isEmpty()) {
                    cues.add(new Phrase<>(cue, Intervals.or(false, sources)));
                }
            }
            return new Language(
                    wording, Words.ofTexts(wording), Spotter.of(wording.tag(), said), Spotter.of(wording.tag(), cues));
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
    }
}
