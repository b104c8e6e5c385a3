package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {

    @Test
    void whatHasNoPartInTheFailureIsLeftOut() {
        List<Integer> steps = IntStream.range(0, 100).boxed().toList();
        assertThat(Shrinking.minimal(steps, some -> some.containsAll(List.of(3, 50, 99))))
                .containsExactly(3, 50, 99);
    }

    @Test
    void theOrderIsKept() {
        List<Integer> steps = List.of(5, 1, 4, 2, 3);
        assertThat(Shrinking.minimal(steps, some -> some.indexOf(4) >= 0 && some.indexOf(4) < some.indexOf(3)))
                .containsExactly(4, 3);
    }

    @Test
    void whatFailsWithoutAnyStepNeedsNone() {
        assertThat(Shrinking.minimal(List.of(1, 2, 3), some -> true)).isEmpty();
    }
}
