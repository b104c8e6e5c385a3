package dev.lantern.routing.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Change;
import dev.lantern.routing.engine.state.Circle;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The live state beside one that only folds, one that was restarted from what was stored, and two readers. Whatever must
 * hold is checked after each step. Checks are plain comparisons: they are made some hundred million times.
 */
final class CheckedLine {

    private final Line line;
    private LineState live = new LineState(Given.LINE);
    private final LineState folded = new LineState(Given.LINE);
    private @Nullable LineState restarted;
    private final Map<String, Entity> stored = new HashMap<>();
    private final Wallboard wallboard = new Wallboard();
    private final Desks desks = new Desks();
    private final Set<String> ids = new HashSet<>();

    private final boolean idsToo;

    private final Coverage coverage;

    /** @param idsToo whether the ids of what is told are checked, which costs more than all else */
    CheckedLine(Line line, boolean idsToo, Coverage coverage) {
        this.line = line;
        this.coverage = coverage;
        this.idsToo = idsToo;
    }

    LineState live() {
        return live;
    }

    /** Decides and checks. */
    void decide(Input input, Instant now) {
        Decision decision = take(input, now, true);
        LineState other = restarted;
        if (other != null) {
            Decision again = RoutingEngine.decide(other, line, input, now);
            same("decided after a restart", again.events(), decision.events());
            same("told after a restart", again.outputs(), decision.outputs());
        }
        if (input instanceof Input.Tick) {
            same("timers that are due", live.nextTimer().filter(due -> !due.isAfter(now)), Optional.empty());
        }
        if (decision.events().stream().anyMatch(CheckedLine::moves)) {
            Records records = Records.of(live);
            wallboard.agreesWith(records);
            desks.agreeWith(live, records);
            nobodyHasMoreOffersThanRoom(records);
            records.circles().forEach(this::somebodyIsThere);
            same("offers that could be made", new Oracle(records).next(), Optional.empty());
            same(
                    "searches in vain that could be widened",
                    new Oracle(records).inVain(line.routing().relaxation()),
                    Optional.empty());
        }
    }

    /** Decides and checks nothing yet, while a line opens. */
    void open(Input input, Instant now) {
        take(input, now, false);
    }

    private Decision take(Input input, Instant now, boolean checked) {
        Decision decision = RoutingEngine.decide(live, line, input, now);
        if (checked) {
            foldChecked(input, decision.events());
        } else {
            decision.events().forEach(folded::apply);
        }
        coverage.note(input, decision.events());
        tell(decision.outputs());
        decision.changes().forEach(this::store);
        return decision;
    }

    /** What only answers changes nothing that is checked. */
    private static boolean moves(EngineEvent event) {
        return !(event instanceof EngineEvent.CommandAnswered
                || event instanceof EngineEvent.AnswerRepeated
                || event instanceof EngineEvent.SignalSeen);
    }

    /** Whatever was stored is all that is left; the live line is what it was, and decides alike from now on. */
    void restart() {
        Picture picture = Picture.of(live);
        same("stored", stored, picture.entities());
        alike("folded", Picture.of(folded), picture);
        List<Entity> anyOrder = new ArrayList<>(stored.values());
        Collections.shuffle(anyOrder, new Random(stored.size()));
        LineState restored = LineState.restore(Given.LINE, anyOrder);
        alike("restored", Picture.of(restored), picture);
        restarted = live;
        live = restored;
    }

    /** The log alone, and the store alone, hold every record as it is. */
    void end() {
        same("folded", byKey(folded), stored);
        same("live", byKey(live), stored);
    }

    private static Map<String, Entity> byKey(LineState state) {
        Map<String, Entity> entities = new HashMap<>();
        state.entities().forEach(entity -> entities.put(entity.key(), entity));
        return entities;
    }

    /** Every record survives being written and read. */
    void readBack() {
        stored.forEach((key, entity) -> same(key, throughJson(key, entity), entity));
    }

    private void foldChecked(Input input, List<EngineEvent> events) {
        Set<Oracle.Choice> named = new HashSet<>();
        for (EngineEvent event : events) {
            // A transfer to a named advocate is no choice of the engine's.
            if (event instanceof EngineEvent.ConversationTransferred transferred && transferred.to() != null) {
                named.add(new Oracle.Choice(transferred.conversationId(), transferred.to()));
            }
            if (event instanceof EngineEvent.OfferMade made
                    && !named.remove(new Oracle.Choice(made.conversationId(), made.advocateId()))) {
                Oracle.Choice choice = new Oracle.Choice(made.conversationId(), made.advocateId());
                same("the most urgent feasible first", Optional.of(choice), new Oracle(Records.of(folded)).next());
            }
            folded.apply(event);
            // A supervisor who takes over does so whatever they have in hand.
            if (event instanceof EngineEvent.ConversationAssigned assigned
                    && !(input instanceof Input.Command(DeskCommand.TakeOverConversation take))
                    && !stillTheirs(assigned, events)) {
                roomFor(assigned);
            }
        }
    }

    /** Whom they could not be handed over to, and so have had all the time. */
    private static boolean stillTheirs(EngineEvent.ConversationAssigned assigned, List<EngineEvent> events) {
        return events.stream()
                .anyMatch(event -> event instanceof EngineEvent.ConversationTransferred transferred
                        && transferred.reason() != null
                        && assigned.advocateId().equals(transferred.to()));
    }

    private void tell(List<Output> outputs) {
        for (Output output : outputs) {
            if (idsToo && !output.causeId().startsWith("repeat/") && !ids.add(output.id())) {
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
        if (folded.roster().free(assigned.advocateId(), channel) < 0) {
            throw new AssertionError("more assigned than there is room for: " + assigned);
        }
    }

    private void nobodyHasMoreOffersThanRoom(Records records) {
        for (Advocate advocate : records.advocates()) {
            for (String id : live.roster().offered(advocate.id())) {
                Channel channel = live.conversations().existing(id).person().channel();
                if (!advocate.available() || live.roster().free(advocate.id(), channel) < 0) {
                    throw new AssertionError(id + " is offered to " + advocate.id() + ", who has no room for it");
                }
            }
        }
    }

    /** Nobody is on hold, or beside an advocate, in a conversation that no advocate has; and nobody is in it twice. */
    private void somebodyIsThere(Circle circle) {
        Conversation conversation = live.conversations().existing(circle.conversationId());
        String holder = conversation.advocate();
        if (holder == null) {
            throw new AssertionError("nobody has the conversation of " + circle);
        }
        Set<String> there = new HashSet<>();
        there.add(holder);
        for (Participant participant : circle.joined()) {
            if (participant.advocateId() != null && !there.add(participant.advocateId())) {
                throw new AssertionError("twice in one conversation: " + participant.advocateId() + " in " + circle);
            }
        }
        if (circle.joined().stream().filter(CheckedLine::handsOver).count() > 1) {
            throw new AssertionError("more than one hands the call over: " + circle);
        }
        if (circle.heldSince() != null && !circle.channel().equals(Channel.VOICE)) {
            throw new AssertionError("only calls are held: " + circle);
        }
    }

    private static boolean handsOver(Participant participant) {
        return participant.role() == ParticipantRole.HANDING_OVER;
    }

    private static void alike(String what, Picture is, Picture shouldBe) {
        if (!is.equals(shouldBe)) {
            throw new AssertionError(what + ": " + is.beside(shouldBe));
        }
    }

    private static void same(String what, Object is, Object shouldBe) {
        if (!Objects.equals(is, shouldBe)) {
            throw new AssertionError(what + ": is " + is + ", should be " + shouldBe);
        }
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
