package dev.lantern.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final double SMALL = 1e-12;

    @Test
    void percentilesAreValuesThatOccurred() {
        Statistics tens = Statistics.of(new long[] {100, 10, 90, 20, 80, 30, 70, 40, 60, 50});
        assertThat(tens.percentile(50)).isEqualTo(50);
        assertThat(tens.percentile(90)).isEqualTo(90);
        assertThat(tens.percentile(99)).isEqualTo(100);
        assertThat(tens.max()).isEqualTo(100);
        assertThat(tens.mean()).isEqualTo(55);
    }

    @Test
    void ginisCoefficientTellsEqualFromUnequal() {
        assertThat(Statistics.of(new long[] {7, 7, 7}).gini()).isZero();
        assertThat(Statistics.of(new long[] {0, 0, 0, 12}).gini()).isEqualTo(0.75, within(SMALL));
        assertThat(Statistics.of(new long[] {1, 3}).gini()).isEqualTo(0.25, within(SMALL));
    }

    @Test
    void nobodyIsNoError() {
        Statistics nobody = Statistics.of(new long[0]);
        assertThat(nobody.percentile(90)).isZero();
        assertThat(nobody.mean()).isZero();
        assertThat(nobody.gini()).isZero();
        assertThat(Statistics.of(new long[] {0, 0}).gini()).isZero();
    }
}
