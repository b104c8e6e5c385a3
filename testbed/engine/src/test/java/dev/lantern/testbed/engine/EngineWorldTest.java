package dev.lantern.testbed.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.routing.engine.state.EngineEvent;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineWorldTest {

    private static final int STEPS = 10_000;

    @Test
    void asManyWaitAsWasAskedFor() {
        EngineWorld world = new EngineWorld(20, 200);
        int most = 0;
        for (int i = 0; i < STEPS; i++) {
            world.next();
            assertThat(world.queued()).isBetween(195, 205);
            most = Math.max(most, world.open());
        }
        assertThat(most).isGreaterThan(40);
    }

    @Test
    void whereNobodyIsToWaitHardlyAnybodyDoes() {
        EngineWorld world = new EngineWorld(100, 0);
        for (int i = 0; i < STEPS; i++) {
            world.next();
            assertThat(world.queued()).isLessThan(5);
        }
    }

    @Test
    void whoeverComesFreeIsMatchedAndAsManyWaitAsBefore() {
        EngineWorld world = new EngineWorld(20, 200);
        int matched = 0;
        for (int i = 0; i < STEPS / 5; i++) {
            world.free();
            EngineEvent.OfferMade made = world.choose();
            assertThat(world.choose()).isEqualTo(made);
            if (made != null) {
                matched++;
                world.fold(made);
                world.chosen(made);
            }
            assertThat(world.queued()).isBetween(195, 205);
        }
        assertThat(world.open()).isGreaterThan(20);
        assertThat(matched).isGreaterThan(STEPS / 50);
    }

    @Test
    void theMixtureIsAsItIsSaid() {
        EngineWorld world = new EngineWorld(100, 100);
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (int i = 0; i < STEPS; i++) {
            assertThat(world.next().outputs().isEmpty() && world.kind() != Kind.TICK)
                    .isFalse();
            counts.merge(world.kind(), 1, Integer::sum);
        }
        assertThat(counts.get(Kind.ARRIVAL)).isBetween(2_900, 3_300);
        assertThat(counts.get(Kind.ACCEPT)).isBetween(2_900, 3_300);
        assertThat(counts.get(Kind.COMPLETE)).isBetween(2_900, 3_300);
        assertThat(counts.get(Kind.DECLINE)).isBetween(100, 400);
        assertThat(counts.get(Kind.TICK)).isBetween(250, 350);
    }
}
