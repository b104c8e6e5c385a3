package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Change;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Entity;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Picture;
import dev.lantern.routing.engine.state.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Thousands of short random histories keep what must hold whatever happens. A failure names its seed; that one history
 * alone runs with {@code -Dengine.seed=<seed>}, more of them with {@code -Dengine.histories=<number>}.
 */
class RandomHistoryTest {

    private static final int HISTORIES = Integer.getInteger("engine.histories", 1_500);
    private static final int STEPS = 50;
    private static final int STEPS_BETWEEN_RESTARTS = 16;
    private static final int HISTORIES_PER_READING = 20;

    private final Line line = Given.lineWithLifecycles();

    @Test
    void whateverHappensNobodyIsForgottenDoubledOrPassedOver() {
        Long only = Long.getLong("engine.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? HISTORIES : only;
        for (long seed = first; seed <= last; seed++) {
            run(seed);
        }
    }

    private void run(long seed) {
        RandomHistory history = new RandomHistory(seed);
        Checked checked = new Checked();
        Input input = null;
        int step = 0;
        try {
            for (; step < STEPS; step++) {
                input = history.next(checked.live);
                checked.decide(input, history.now());
                if (step % STEPS_BETWEEN_RESTARTS == STEPS_BETWEEN_RESTARTS - 1) {
                    checked.restart();
                }
            }
            if (seed % HISTORIES_PER_READING == 0) {
                checked.readBack();
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ", step " + step + ", " + input, e);
        }
    }

    /** The live state beside one that only folds, one that was restarted from what was stored, and two readers. */
    private final class Checked {

        LineState live = new LineState(Given.LINE);
        private final LineState folded = new LineState(Given.LINE);
        private LineState restarted = new LineState(Given.LINE);
        private final Map<String, Entity> stored = new HashMap<>();
        private final Wallboard wallboard = new Wallboard();
        private final Desks desks = new Desks();
        private final Set<String> ids = new HashSet<>();

        void decide(Input input, Instant now) {
            Decision decision = RoutingEngine.decide(live, line, input, now);
            foldChecked(input, decision.events());
            tell(decision.outputs());
            decision.changes().forEach(this::store);
            Decision again = RoutingEngine.decide(restarted, line, input, now);
            assertThat(again.events()).as("decided after a restart").isEqualTo(decision.events());
            assertThat(again.outputs()).isEqualTo(decision.outputs());
            Records records = Records.of(live);
            wallboard.agreesWith(records);
            desks.agreeWith(live, records);
            nobodyHasMoreOffersThanRoom(records);
            assertThat(new Oracle(records).next())
                    .as("offers that could be made")
                    .isEmpty();
            if (input instanceof Input.Tick) {
                assertThat(live.nextTimer().filter(due -> !due.isAfter(now))).isEmpty();
            }
        }

        /** Whatever was stored is all that is left; the live line is what it was. */
        void restart() {
            Picture picture = Picture.of(live);
            assertThat(picture.entities()).as("stored").isEqualTo(stored);
            assertThat(Picture.of(folded)).as("folded").isEqualTo(picture);
            List<Entity> anyOrder = new ArrayList<>(stored.values());
            Collections.shuffle(anyOrder, new Random(stored.size()));
            live = LineState.restore(Given.LINE, anyOrder);
            assertThat(Picture.of(live)).as("restored").isEqualTo(picture);
            restarted = LineState.restore(Given.LINE, anyOrder);
        }

        void readBack() {
            stored.forEach((key, entity) -> assertThat(throughJson(key, entity)).isEqualTo(entity));
        }

        private void foldChecked(Input input, List<EngineEvent> events) {
            EngineEvent before = null;
            for (EngineEvent event : events) {
                if (event instanceof EngineEvent.OfferMade made && !named(before)) {
                    assertThat(Optional.of(new Oracle.Choice(made.conversationId(), made.advocateId())))
                            .as("the most urgent feasible first")
                            .isEqualTo(new Oracle(Records.of(folded)).next());
                }
                folded.apply(event);
                if (event instanceof EngineEvent.ConversationAssigned assigned) {
                    if (!(input instanceof Input.Command(DeskCommand.TakeOverConversation take))) {
                        roomFor(assigned);
                    }
                }
                before = event;
            }
        }

        private void tell(List<Output> outputs) {
            for (Output output : outputs) {
                if (!output.causeId().startsWith("repeat/") && !ids.add(output.id())) {
                    throw new AssertionError("an id is given twice: " + output);
                }
                if (output.event() instanceof AssignmentEvent event) {
                    wallboard.read(event);
                }
                if (output.event() instanceof FeedEvent event) {
                    desks.read(event);
                }
            }
        }

        private void store(Change change) {
            Entity entity = change.entity();
            if (entity == null) {
                stored.remove(change.key());
            } else {
                stored.put(change.key(), entity);
            }
        }

        private void roomFor(EngineEvent.ConversationAssigned assigned) {
            Conversation conversation = folded.conversations().existing(assigned.conversationId());
            Channel channel = conversation.person().channel();
            assertThat(folded.roster().free(assigned.advocateId(), channel))
                    .as("capacity after an assignment")
                    .isNotNegative();
        }

        private void nobodyHasMoreOffersThanRoom(Records records) {
            for (Advocate advocate : records.advocates()) {
                for (String id : live.roster().offered(advocate.id())) {
                    Channel channel = live.conversations().existing(id).person().channel();
                    assertThat(advocate.available()).isTrue();
                    assertThat(live.roster().free(advocate.id(), channel)).isNotNegative();
                }
            }
        }
    }

    /** A transfer to a named advocate is no choice of the engine's. */
    private static boolean named(@Nullable EngineEvent before) {
        return before instanceof EngineEvent.ConversationTransferred transferred && transferred.to() != null;
    }

    private static Entity throughJson(String key, Entity entity) {
        try {
            String json = EventCodec.json().writeValueAsString(entity);
            return EventCodec.json().readValue(json, Entity.typeOf(key));
        } catch (JsonProcessingException e) {
            throw new AssertionError(key + " is not JSON", e);
        }
    }
}
