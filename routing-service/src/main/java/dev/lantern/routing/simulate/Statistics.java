package dev.lantern.routing.simulate;

import java.util.Arrays;

/** Numbers in order, and what is usually asked of them. */
record Statistics(long[] sorted) {

    static Statistics of(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Statistics(sorted);
    }

    int count() {
        return sorted.length;
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** Zero when there are none. */
    double mean() {
        return isEmpty() ? 0 : (double) sum() / sorted.length;
    }

    /** The smallest value that so many of a hundred do not exceed (nearest rank); zero when there are none. */
    long percentile(double percent) {
        if (isEmpty()) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    long max() {
        return isEmpty() ? 0 : sorted[sorted.length - 1];
    }

    /**
     * Gini's coefficient: 0 when all are equal, towards 1 when one has everything; 0 when there is nothing to share.
     *
     * <p>For ascending values, i from 1: the sum of (2i - n - 1) x_i, divided by n times the sum of x_i.
     */
    double gini() {
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
        }
        long sum = sum();
        return sum == 0 ? 0 : weighted / ((double) sorted.length * sum);
    }

    private long sum() {
        return Arrays.stream(sorted).sum();
    }
}
