package dev.lantern.routing.triage;

import dev.lantern.routing.triage.Clauses.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** A query that matches a text, and at which words. */
final class Spotted extends QueryMatch {

    /** Begins, after the language and a slash, the id of a query that only tells what to make of others. */
    static final String CUE = "~";

    private final List<Span> spans;

    private Spotted(String queryId, List<Span> spans) {
        super(queryId);
        this.spans = spans;
    }

    List<Span> spans() {
        return spans;
    }

    static CandidateMatcher<Spotted> matcher(IndexSearcher searcher) {
        return new Matcher(searcher);
    }

    /** Cues are looked for only in the languages in which there is something to be told of. */
    private static final class Matcher extends CandidateMatcher<Spotted> {

        private final Map<String, Query> cues = new HashMap<>();
        private final Set<String> languages = new HashSet<>();

        Matcher(IndexSearcher searcher) {
            super(searcher);
        }

        @Override
        public void matchQuery(String queryId, Query query, Map<String, String> metadata) throws IOException {
            if (queryId.contains("/" + CUE)) {
                cues.put(queryId, query);
            } else if (spot(queryId, query)) {
                languages.add(languageOf(queryId));
            }
        }

        @Override
        protected void doFinish() {
            cues.forEach((queryId, query) -> {
                if (languages.contains(languageOf(queryId))) {
                    try {
                        spot(queryId, query);
                    } catch (IOException e) {
                        reportError(queryId, e);
                    }
                }
            });
        }

        private static String languageOf(String queryId) {
            return queryId.substring(0, queryId.indexOf('/'));
        }

        private boolean spot(String queryId, Query query) throws IOException {
            boolean spotted = false;
            Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                for (int text = 0; text < leaf.reader().maxDoc(); text++) {
                    Matches matches = weight.matches(leaf, text);
                    if (matches != null) {
                        addMatch(new Spotted(queryId, spans(matches)), text);
                        spotted = true;
                    }
                }
            }
            return spotted;
        }

        private static List<Span> spans(Matches matches) throws IOException {
            List<Span> spans = new ArrayList<>();
            for (String field : matches) {
                MatchesIterator each = matches.getMatches(field);
                while (each != null && each.next()) {
                    spans.add(new Span(each.startPosition(), each.endPosition()));
                }
            }
            return List.copyOf(spans);
        }

        @Override
        public Spotted resolve(Spotted one, Spotted other) {
            return one;
        }
    }
}
