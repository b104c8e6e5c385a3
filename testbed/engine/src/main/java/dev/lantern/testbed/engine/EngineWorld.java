package dev.lantern.testbed.engine;

import dev.lantern.events.ConversationIds;
import dev.lantern.events.DeskCommand;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFile;
import dev.lantern.routing.engine.Decision;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.RoutingEngine;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Ticket;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A line at work: so many advocates, and so many people who wait at every moment. Of a hundred inputs about 31 are arrivals,
 * 32 accepts, 31 completions, 3 declines and 3 ticks; every one decides something. Engine time runs as at two hundred
 * arrivals a second, and nobody is forgotten yet, so that the state grows all the while as a real one does.
 */
final class EngineWorld {

    static final Line LINE = LineFile.parse("bench.yaml", """
            line: bench
            name: Bench
            languages: [en]
            routing:
              offerTimeout: 60s
              capacityWeights: {CHAT: 30, SMS: 25, WEBFORM: 20}
            """);

    private static final int NANOS_BETWEEN_FIRST = 1_000_000;
    private static final int NANOS_PER_STEP = 1_600_000;
    private static final int STEPS_PER_TICK = 33;
    private static final int STEPS_PER_DECLINE = 32;
    private static final int OFFER_SECONDS = 60;
    private static final int QUIET_SECONDS = 3_600;

    private final SplittableRandom random = new SplittableRandom(42);
    private final People people = new People(random);
    private final LineState state = new LineState(LINE.id());
    private final Desks desks = new Desks();
    private final int advocates;
    private final int kept;
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private long count;
    private int queued;
    private int step;
    private Kind kind = Kind.ARRIVAL;

    EngineWorld(int advocates, int waiting) {
        this.advocates = advocates;
        kept = waiting;
        for (int i = 0; i < advocates; i++) {
            command(new DeskCommand.EnrolAdvocate(id(), LINE.id(), "dana", now, people.advocate("advocate-" + i)));
        }
        for (int i = 0; i < advocates; i++) {
            command(new DeskCommand.SignIn(id(), LINE.id(), "advocate-" + i, now));
        }
        // Everybody has as much as they can; where nobody is to wait, one each. They come one after the other, as
        // people do.
        while (queued < Math.max(1, waiting) && (waiting > 0 || desks.size() < advocates)) {
            now = now.plusNanos(NANOS_BETWEEN_FIRST);
            arrive();
            while (desks.anyOffered()) {
                accept();
            }
            if (++step % STEPS_PER_TICK == 0) {
                decide(new Input.Tick());
            }
        }
    }

    /** How many wait whom nobody is asked for. */
    int queued() {
        return state.queue().size();
    }

    int open() {
        return desks.size();
    }

    /** What the last decision was about. */
    Kind kind() {
        return kind;
    }

    /** Decides one input of the mixture. */
    Decision next() {
        now = now.plusNanos(NANOS_PER_STEP);
        step++;
        if (step % STEPS_PER_TICK == 0) {
            kind = Kind.TICK;
            return decide(new Input.Tick());
        }
        if (desks.anyOffered()) {
            return step % STEPS_PER_DECLINE == 0 ? decline() : accept();
        }
        boolean enough = kept > 0 ? queued > kept : desks.size() > advocates;
        return enough ? complete() : arrive();
    }

    Decision message() {
        kind = Kind.MESSAGE;
        String thread = ConversationIds.threadOf(desks.any(random).conversation());
        return decide(new Input.Signal(people.again(id(), thread, now)));
    }

    Decision answer() {
        kind = Kind.ANSWER;
        Desks.Open desk = desks.any(random);
        return command(
                new DeskCommand.SendAnswer(id(), LINE.id(), desk.advocate(), now, desk.conversation(), People.WORDS));
    }

    /** An advocate comes free; what was offered before is accepted, and as many wait as are to. */
    void free() {
        now = now.plusNanos(NANOS_PER_STEP);
        step++;
        if (step % STEPS_PER_TICK == 0) {
            decide(new Input.Tick());
        }
        while (desks.anyOffered()) {
            accept();
        }
        while (queued < Math.max(1, kept)) {
            arrive();
        }
        Desks.Open desk = desks.take(random);
        state.apply(new EngineEvent.ConversationCompleted(
                desk.conversation(), desk.advocate(), "COMPLETED", now.plusSeconds(QUIET_SECONDS), now));
    }

    /**
     * Who of all who wait comes first for whoever came free, who of all advocates is the one for that person, and the offer.
     * Nothing is changed by it, so that it may be asked again. Absent when nobody who waits could be helped by them.
     */
    EngineEvent.@Nullable OfferMade choose() {
        Ticket first = state.frontier().firstForFreed(state.queue());
        if (first == null) {
            return null;
        }
        String chosen = state.roster().choose(state.asked(first));
        if (chosen == null) {
            throw new IllegalStateException("somebody is free and nobody is chosen");
        }
        return new EngineEvent.OfferMade(
                first.conversationId(), first.nextOfferId(), chosen, now.plusSeconds(OFFER_SECONDS), now);
    }

    /** Folds the offer into records, queue and pools; what is chosen next follows from that. */
    void fold(EngineEvent.OfferMade made) {
        state.apply(made);
    }

    /** After a choice was folded. */
    void chosen(EngineEvent.OfferMade made) {
        state.takeChanges();
        offered(made);
    }

    private void offered(EngineEvent.OfferMade made) {
        queued--;
        desks.offered(new Desks.Offer(made.advocateId(), made.offerId(), made.conversationId()));
    }

    private Decision arrive() {
        kind = Kind.ARRIVAL;
        queued++;
        return decide(new Input.Signal(people.stranger(id(), now)));
    }

    private Decision accept() {
        kind = Kind.ACCEPT;
        Desks.Offer offer = desks.nextOffer();
        desks.opened(offer);
        return command(new DeskCommand.AcceptOffer(id(), LINE.id(), offer.advocate(), now, offer.offer()));
    }

    private Decision decline() {
        kind = Kind.DECLINE;
        Desks.Offer offer = desks.nextOffer();
        queued++;
        return command(new DeskCommand.DeclineOffer(id(), LINE.id(), offer.advocate(), now, offer.offer(), null));
    }

    private Decision complete() {
        kind = Kind.COMPLETE;
        Desks.Open desk = desks.take(random);
        return command(
                new DeskCommand.CompleteConversation(id(), LINE.id(), desk.advocate(), now, desk.conversation()));
    }

    private Decision command(DeskCommand command) {
        return decide(new Input.Command(command));
    }

    private Decision decide(Input input) {
        Decision decision = RoutingEngine.decide(state, LINE, input, now);
        for (EngineEvent event : decision.events()) {
            if (event instanceof EngineEvent.OfferMade made) {
                offered(made);
            }
        }
        return decision;
    }

    /** As long as real ones, and as far apart. */
    private String id() {
        long mixed = ++count * 0x9E3779B97F4A7C15L;
        return Long.toHexString(mixed) + Long.toHexString(Long.reverse(mixed));
    }
}
