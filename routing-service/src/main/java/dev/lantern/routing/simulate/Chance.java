package dev.lantern.routing.simulate;

/**
 * What happens by chance, drawn from the seed and from what it is about, not from a stream: the same advocate meets the
 * same offer in the same way whatever happened before. Two policies are so compared on the same luck (common random
 * numbers), and a small change of policy does not reshuffle the whole day.
 *
 * <p>{@code StrictMath} gives the same bits on every machine.
 */
record Chance(long seed) {

    private static final double TWO_TO_53 = 0x1.0p53;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Between 0 and 1, neither included. */
    double uniform(String subject, String matter) {
        long hash = FNV_OFFSET ^ mixed(seed + GOLDEN);
        hash = absorbed(hash, subject);
        hash = absorbed(hash * FNV_PRIME, matter);
        return ((mixed(hash) >>> 11) + 0.5) / TWO_TO_53;
    }

    boolean happens(double probability, String subject, String matter) {
        return uniform(subject, matter) < probability;
    }

    double exponential(double mean, String subject, String matter) {
        return -mean * StrictMath.log(uniform(subject, matter));
    }

    /** @param spread standard deviation of the logarithm */
    double logNormal(double median, double spread, String subject, String matter) {
        // Box and Muller: two uniform draws make a normal one.
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform(subject, matter)));
        double normal = radius * StrictMath.cos(2 * StrictMath.PI * uniform(subject, matter + "'"));
        return median * StrictMath.exp(spread * normal);
    }

    private static long absorbed(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** The finisher of SplitMix64. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
