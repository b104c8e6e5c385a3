package dev.lantern.routing.triage;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Shortens letters held down ("heeelp"), then writes words as the rules do where people often write them otherwise. */
final class Respelling extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Map<String, String> spellings;

    Respelling(TokenStream words, Map<String, String> spellings) {
        super(words);
        this.spellings = spellings;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        Shortening.runs(term, 3);
        String better = spellings.get(term.toString());
        if (better != null) {
            term.setEmpty().append(better);
        }
        return true;
    }
}
