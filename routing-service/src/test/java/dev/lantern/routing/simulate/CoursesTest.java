package dev.lantern.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoursesTest {

    private static final long MINUTE = 60_000;

    @Test
    void whatWasSeenIsTakenAsItWas() {
        Courses courses = new Courses(List.of(), new Chance(1));
        Contact gaveUp = contact("c1", 3 * MINUTE, null, null);
        assertThat(courses.of(gaveUp).patience()).isEqualTo(3 * MINUTE);
        assertThat(courses.of(contact("c2", null, MINUTE, 7 * MINUTE)).handled())
                .isEqualTo(7 * MINUTE);
    }

    @Test
    void whoWasAnsweredWouldHaveWaitedOnAsOthersDidBeforeTheyGaveUp() {
        List<Contact> recorded = new ArrayList<>();
        // Ten minutes of waiting for each who gave up.
        IntStream.range(0, 2_000).forEach(n -> recorded.add(contact("left" + n, 4 * MINUTE, null, null)));
        IntStream.range(0, 2_000).forEach(n -> recorded.add(contact("stayed" + n, null, 6 * MINUTE, MINUTE)));
        Courses courses = new Courses(recorded, new Chance(1));
        double waitedOn = recorded.stream()
                .filter(contact -> contact.waited() != null)
                .mapToLong(contact -> courses.of(contact).patience() - 6 * MINUTE)
                .peek(more -> assertThat(more).isNotNegative())
                .average()
                .orElseThrow();
        assertThat(waitedOn / MINUTE).isCloseTo(10, within(0.7));
    }

    @Test
    void whereNobodyGaveUpNobodyIsTakenToGiveUp() {
        Contact answered = contact("c1", null, MINUTE, MINUTE);
        assertThat(new Courses(List.of(answered), new Chance(1)).of(answered).patience())
                .isEqualTo(Course.FOR_EVER);
    }

    @Test
    void workThatWasNotSeenIsDrawnFromTheWorkThatWas() {
        Contact left = contact("c1", MINUTE, null, null);
        List<Contact> all = List.of(left, contact("c2", null, 1L, 5 * MINUTE), contact("c3", null, 1L, 9 * MINUTE));
        assertThat(new Courses(all, new Chance(1)).of(left).handled()).isIn(5 * MINUTE, 9 * MINUTE);
    }

    private static Contact contact(String id, @Nullable Long patience, @Nullable Long waited, @Nullable Long handled) {
        return new Contact(
                id,
                id,
                Days.MORNING,
                Channel.VOICE,
                null,
                Urgency.STANDARD,
                List.of(),
                null,
                patience,
                waited,
                handled,
                null);
    }
}
