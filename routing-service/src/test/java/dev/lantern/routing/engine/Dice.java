package dev.lantern.routing.engine;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What a random history is thrown with: the same seed, the same throws. */
final class Dice {

    private final RandomGenerator random;

    Dice(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** From nought, and less than {@code bound}. */
    int chance(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int bound) {
        return chance(bound) == 0;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
