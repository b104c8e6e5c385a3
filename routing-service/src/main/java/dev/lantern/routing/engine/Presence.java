package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Desk;
import dev.lantern.routing.engine.state.EngineEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows when an advocate's desk is connected no more. To come back within the grace changes nothing; after it nobody
 * waits for an answer that cannot come; and whoever stays away longer gives their conversations back.
 */
final class Presence {

    private static final String VANISHED = "ADVOCATE_VANISHED";

    private Presence() {}

    static @Nullable Refusal connected(Deciding deciding, DeskCommand.DeskConnected connected) {
        deciding.emit(new EngineEvent.DeskConnected(connected.actor(), connected.streamId(), deciding.now));
        return null;
    }

    /** Only the last stream of a desk matters; one that is not known was never open or is closed already. */
    static @Nullable Refusal disconnected(Deciding deciding, DeskCommand.DeskDisconnected disconnected) {
        Desk desk = deciding.state.desks().of(disconnected.actor());
        String streamId = disconnected.streamId();
        if (desk.open().stream().noneMatch(one -> one.streamId().equals(streamId))) {
            return null;
        }
        boolean last = desk.last(streamId, deciding.now);
        deciding.emit(new EngineEvent.DeskDisconnected(
                disconnected.actor(),
                streamId,
                last ? deciding.now.plus(deciding.line.routing().disconnectGrace()) : null,
                last ? deciding.now.plus(deciding.line.routing().returnAfter()) : null,
                deciding.now));
        return null;
    }

    /** It was gone when it was last heard of, as far as anybody can tell. */
    static void silent(Deciding deciding, String advocateId) {
        Instant heard = deciding.state.desks().of(advocateId).heardAt();
        if (heard == null) {
            throw new IllegalStateException("a desk without a stream cannot fall silent");
        }
        deciding.emit(new EngineEvent.DeskSilent(
                advocateId,
                heard.plus(deciding.line.routing().disconnectGrace()),
                heard.plus(deciding.line.routing().returnAfter()),
                deciding.now));
    }

    static void lose(Deciding deciding, String advocateId) {
        deciding.emit(new EngineEvent.DeskLost(advocateId, deciding.now));
        Advocate advocate = deciding.state.roster().advocate(advocateId);
        if (advocate != null && advocate.available()) {
            Offers.leave(deciding, advocateId, AdvocateState.AWAY, AwayReason.DISCONNECTED);
        }
    }

    /** Their conversations wait again, at the places they had: the most urgent first. */
    static void vanish(Deciding deciding, String advocateId) {
        deciding.emit(new EngineEvent.AdvocateVanished(advocateId, deciding.now));
        Participation.leaveAll(deciding, advocateId, VANISHED);
        List<Conversation> held = new ArrayList<>();
        deciding.state
                .roster()
                .open(advocateId)
                .forEach(id -> held.add(deciding.state.conversations().existing(id)));
        held.sort(Comparator.comparing(Conversation::urgency)
                .thenComparing(one -> one.turn().queuedAt())
                .thenComparing(one -> one.turn().arrival()));
        held.forEach(one -> Handovers.lose(deciding, one, Handovers.SYSTEM, VANISHED));
    }
}
