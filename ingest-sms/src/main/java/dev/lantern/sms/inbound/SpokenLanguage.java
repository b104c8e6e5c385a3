package dev.lantern.sms.inbound;

import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import com.optimaize.langdetect.text.CommonTextObjectFactories;
import com.optimaize.langdetect.text.TextObjectFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which language a text is in, as far as its letters tell. A text is short and a wrong label sends a person to the wrong
 * advocate, so there is a label only when the library is nearly sure, and the languages of the line count for more than
 * others. An advocate can correct it. The same text always has the same label. Thread-safe.
 */
public final class SpokenLanguage {

    /**
     * What is spoken most in the United States, as far as there are profiles; a line's own languages are added. Haitian
     * Creole and Somali are left to lines that name them: their profiles claim short English and Spanish texts.
     */
    private static final List<String> COMMON = List.of(
            "en", "es", "zh", "tl", "vi", "ar", "fr", "ko", "ru", "pt", "de", "hi", "pl", "it", "ur", "fa", "uk", "bn",
            "ja", "th");

    /** A shorter text in Latin letters could be any; it is asked only which of the line's languages it is. */
    private static final int ENOUGH_LETTERS = 12;

    private static final int FEWEST_LETTERS = 3;
    private static final double SURE = 0.9;
    private static final double WEIGHT_OF_OTHERS = 0.02;

    /** A text that is longer says no more; the cost grows with it. */
    private static final int LONGEST = 400;

    private final Map<Candidates, Likelihoods> detectors = new ConcurrentHashMap<>();

    private final TextObjectFactory texts = CommonTextObjectFactories.forDetectingShortCleanText();

    /**
     * @param ofLine BCP 47 tags of the line's languages
     * @return a primary language subtag (ISO 639-1)
     */
    public Optional<String> of(String text, List<String> ofLine) {
        long letters =
                text.codePoints().filter(Character::isLetter).limit(LONGEST).count();
        if (letters < FEWEST_LETTERS) {
            return Optional.empty();
        }
        boolean any = letters >= ENOUGH_LETTERS || !text.codePoints().allMatch(SpokenLanguage::latin);
        String beginning = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return detectors
                .computeIfAbsent(new Candidates(List.copyOf(ofLine), any), SpokenLanguage::likelihoods)
                .likeliest(texts.forText(beginning), SURE);
    }

    private record Candidates(List<String> ofLine, boolean any) {}

    private static boolean latin(int letter) {
        return !Character.isLetter(letter) || Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }

    private static Likelihoods likelihoods(Candidates candidates) {
        Set<String> own = new LinkedHashSet<>();
        candidates.ofLine().forEach(tag -> own.add(tag.replaceFirst("-.*", "")));
        Set<String> all = new LinkedHashSet<>(own);
        if (candidates.any()) {
            all.addAll(COMMON);
        }
        Map<LdLocale, Double> weights = new HashMap<>();
        List<LanguageProfile> profiles = new ArrayList<>();
        for (String language : all) {
            profile(language).ifPresent(profile -> {
                profiles.add(profile);
                weights.put(profile.getLocale(), own.contains(language) ? 1.0 : WEIGHT_OF_OTHERS);
            });
        }
        if (profiles.isEmpty()) { // the library wants one; a text that is not English is then none
            LanguageProfile english = profile("en").orElseThrow();
            profiles.add(english);
            weights.put(english.getLocale(), 1.0);
        }
        return Likelihoods.of(profiles, weights);
    }

    /** Empty when the library has none of it. */
    private static Optional<LanguageProfile> profile(String language) {
        LdLocale locale = LdLocale.fromString(language.equals("zh") ? "zh-CN" : language);
        try {
            return Optional.of(new LanguageProfileReader().readBuiltIn(locale));
        } catch (IllegalStateException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
