package dev.lantern.routing.triage;

import dev.lantern.routing.triage.Wording.Apostrophes;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * Makes comparable words of what people type: lower case, without accents, stretched letters or the apostrophe that texts
 * leave out, as their stems. Rules and texts go through the same. A language without a stemmer keeps its words whole, and
 * Chinese is read character by character.
 */
final class Words extends Analyzer {

    private static final Map<String, String> EVERYWHERE = Map.ofEntries(
            Map.entry("’", "'"),
            Map.entry("‘", "'"),
            Map.entry("ʼ", "'"),
            Map.entry("`", "'"),
            Map.entry("…", " "),
            Map.entry("...", " "),
            Map.entry("..", " "),
            Map.entry("/", " "),
            Map.entry("🆘", " sos "),
            Map.entry("😂", " lol "),
            Map.entry("🤣", " lol "),
            Map.entry("ё", "е"),
            Map.entry("Ё", "Е"));

    private static final Set<String> BREAKS =
            Set.of(".", ",", ";", "!", "\n", "(", ")", "。", "，", "、", "；", "！", "،", "؛");
    private static final Set<String> QUESTIONS = Set.of("?", ":", "？", "：", "؟");

    private final String language;
    private final NormalizeCharMap characters;
    private final Map<String, String> spellings;
    private final Set<String> negations;
    private final Kind kind;

    private enum Kind {
        AS_WRITTEN,
        STEMS,
        MARKED_STEMS
    }

    private Words(Wording wording, NormalizeCharMap characters, Set<String> negations, Kind kind) {
        this.language = wording.tag();
        this.characters = characters;
        this.spellings = wording.spellings();
        this.negations = negations;
        this.kind = kind;
    }

    /** Without stems and corrections. */
    static Words asWritten(Wording wording) {
        return new Words(wording, characters(wording.apostrophes()), Set.of(), Kind.AS_WRITTEN);
    }

    /** For the words of rules. */
    static Words ofRules(Wording wording) {
        return new Words(wording, characters(wording.apostrophes()), Set.of(), Kind.STEMS);
    }

    /** For texts: the same words, with {@link Marks} where a clause begins and where one is negated. */
    static Words ofTexts(Wording wording) {
        Words plain = ofRules(wording);
        Set<String> negations = new TreeSet<>();
        wording.negations().stream().map(plain::in).filter(no -> no.size() == 1).forEach(negations::addAll);
        return new Words(wording, plain.characters, negations, Kind.MARKED_STEMS);
    }

    /** In order. */
    List<String> in(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = tokenStream(language, text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(characters, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new StandardTokenizer();
        TokenStream words = new DecimalDigitFilter(new LowerCaseFilter(tokenizer));
        words = new ASCIIFoldingFilter(words);
        if (kind == Kind.AS_WRITTEN) {
            return new TokenStreamComponents(tokenizer, words);
        }
        words = new Shortening(stemmed(new Respelling(words, spellings)));
        return new TokenStreamComponents(tokenizer, kind == Kind.MARKED_STEMS ? new Marks(words, negations) : words);
    }

    private TokenStream stemmed(TokenStream words) {
        return switch (language) {
            case "en" -> new SnowballFilter(words, new EnglishStemmer());
            case "es" -> new SnowballFilter(words, new SpanishStemmer());
            case "fr" -> new SnowballFilter(words, new FrenchStemmer());
            case "pt" -> new SnowballFilter(words, new PortugueseStemmer());
            case "ru" -> new SnowballFilter(words, new RussianStemmer());
            case "ar" -> new ArabicStemFilter(new ArabicNormalizationFilter(words));
            default -> words;
        };
    }

    private static NormalizeCharMap characters(Apostrophes apostrophes) {
        String instead = apostrophes == Apostrophes.JOIN ? "" : " ";
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        EVERYWHERE.forEach((from, to) -> map.add(from, to.equals("'") ? instead : to));
        map.add("'", instead);
        BREAKS.forEach(sign -> map.add(sign, " " + Marks.CLAUSE_SIGN + " "));
        QUESTIONS.forEach(sign -> map.add(sign, " " + Marks.QUESTION_SIGN + " "));
        return map.build();
    }
}
