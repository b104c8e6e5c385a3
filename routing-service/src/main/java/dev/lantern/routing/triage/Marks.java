package dev.lantern.routing.triage;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Puts marks at the place of words instead of punctuation between them, so that a phrase matches whether or not the person
 * typed a comma, while a negation still ends with its clause.
 */
final class Marks extends TokenFilter {

    /** What punctuation became before the text was split into words. */
    static final String CLAUSE_SIGN = "zqclause";

    static final String QUESTION_SIGN = "zxquestion";

    /** At the first word after any punctuation. */
    static final String CLAUSE = "\u0001clause";

    /** At the first word after a question mark or colon. */
    static final String ANSWER = "\u0001answer";

    /** At each word that negates by itself. */
    static final String NEGATION = "\u0001negation";

    /** After the last word. */
    static final String END = "\u0001end";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final Set<String> negations;
    private final Queue<String> here = new ArrayDeque<>();
    private boolean clause;
    private boolean question;
    private boolean ended;

    /** @param negations stems of words that negate by themselves */
    Marks(TokenStream words, Set<String> negations) {
        super(words);
        this.negations = negations;
    }

    @Override
    public boolean incrementToken() throws IOException {
        String mark = here.poll();
        if (mark != null) {
            emit(mark, 0);
            return true;
        }
        while (input.incrementToken()) {
            String word = term.toString();
            if (word.equals(CLAUSE_SIGN) || word.equals(QUESTION_SIGN)) {
                clause = true;
                question |= word.equals(QUESTION_SIGN);
            } else {
                position.setPositionIncrement(1);
                mark(word);
                return true;
            }
        }
        if (ended) {
            return false;
        }
        ended = true;
        emit(END, 1);
        return true;
    }

    private void mark(String word) {
        if (clause) {
            here.add(CLAUSE);
        }
        if (question) {
            here.add(ANSWER);
        }
        if (negations.contains(word)) {
            here.add(NEGATION);
        }
        clause = false;
        question = false;
    }

    private void emit(String mark, int increment) {
        clearAttributes();
        term.setEmpty().append(mark);
        position.setPositionIncrement(increment);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        here.clear();
        clause = false;
        question = false;
        ended = false;
    }
}
