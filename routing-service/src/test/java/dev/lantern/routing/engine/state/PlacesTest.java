package dev.lantern.routing.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.RelaxationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static final Asked PLAIN =
            Asked.plain(new Pools().wanted(new Need(Channel.SMS, "en", 1, List.of(), RelaxationStep.ALL, false)));

    private final Places places = new Places();
    private final TreeSet<Ticket> plainly = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 1_000})
    void theyStandInTheOrderOfATreeWhoeverComesAndLeaves(int urgentBy) {
        SplittableRandom random = new SplittableRandom(urgentBy);
        List<Ticket> all = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            boolean grows = i < 3_000 ? random.nextInt(4) > 0 : random.nextInt(4) == 0;
            if (grows || all.isEmpty()) {
                add(all, ticket(i - random.nextInt(urgentBy), i));
            } else if (random.nextBoolean()) {
                remove(all, plainly.first());
            } else {
                remove(all, all.get(random.nextInt(all.size())));
            }
            assertThat(places.first()).isSameAs(plainly.isEmpty() ? null : plainly.first());
            assertThat(places.size()).isEqualTo(plainly.size());
        }
        assertThat(places).containsExactlyElementsOf(plainly);
        assertThat(places.remove(ticket(0, -1))).isFalse();
    }

    private void add(List<Ticket> all, Ticket ticket) {
        all.add(ticket);
        plainly.add(ticket);
        places.add(ticket);
    }

    private void remove(List<Ticket> all, Ticket ticket) {
        all.remove(ticket);
        plainly.remove(ticket);
        assertThat(places.remove(ticket)).isTrue();
        assertThat(places.remove(ticket)).isFalse();
    }

    private static Ticket ticket(long order, long arrival) {
        return new Ticket(order, arrival, new Held("thread/" + arrival), PLAIN);
    }
}
