package dev.lantern.sms.inbound;

import com.optimaize.langdetect.NgramFrequencyData;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractor;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How likely each language is for a text, by the frequency of its groups of one to three letters (naive Bayes over the
 * library's profiles). The library's own detector draws random samples of a longer text again and again, which costs
 * thirty times as much, and stops at the first groups of a short one that look sure. Here each group counts once.
 *
 * @param priors logarithms, in the order of the data's languages
 */
record Likelihoods(NgramFrequencyData frequencies, double[] priors) {

    private static final NgramExtractor GROUPS = NgramExtractors.standard();

    /** Of a group that a language's profile does not have: the library's smoothing. */
    private static final double UNSEEN = 0.5 / 10_000;

    static Likelihoods of(List<LanguageProfile> profiles, Map<LdLocale, Double> weights) {
        NgramFrequencyData frequencies = NgramFrequencyData.create(profiles, GROUPS.getGramLengths());
        return new Likelihoods(
                frequencies,
                frequencies.getLanguageList().stream()
                        .mapToDouble(language -> Math.log(weights.getOrDefault(language, 1.0)))
                        .toArray());
    }

    /**
     * @param sure the least probability
     * @return a primary language subtag (ISO 639-1)
     */
    Optional<String> likeliest(CharSequence text, double sure) {
        double[] logs = priors.clone();
        boolean known = false;
        for (Map.Entry<String, Integer> group : GROUPS.extractCountedGrams(text).entrySet()) {
            double[] probabilities = frequencies.getProbabilities(group.getKey());
            if (probabilities != null) {
                known = true;
                for (int i = 0; i < logs.length; i++) {
                    logs[i] += group.getValue() * Math.log(probabilities[i] + UNSEEN);
                }
            }
        }
        int best = 0;
        for (int i = 1; i < logs.length; i++) {
            best = logs[i] > logs[best] ? i : best;
        }
        double all = 0;
        for (double log : logs) {
            all += Math.exp(log - logs[best]);
        }
        return known && 1 / all >= sure
                ? Optional.of(frequencies.getLanguage(best).getLanguage())
                : Optional.empty();
    }
}
