package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.FeedEvent;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.LineState;
import java.util.List;

/** A page of the roster, as an event of the feed of whoever asked for it. An event of the feed has a largest size. */
final class RosterPage {

    /** An entry takes a few hundred bytes, seldom some thousand; the feed takes 512 KiB. */
    private static final int ENTRIES = 100;

    private RosterPage() {}

    static FeedEvent.RosterListed of(LineState state, EngineEvent.RosterShown shown) {
        String after = shown.after();
        List<Advocate> page = state.roster().after(after == null ? "" : after, ENTRIES + 1);
        List<Advocate> fitting = page.subList(0, Math.min(page.size(), ENTRIES));
        return new FeedEvent.RosterListed(
                shown.actor(),
                state.line(),
                shown.commandId(),
                fitting.stream().map(one -> entry(state, one)).toList(),
                page.size() > ENTRIES ? fitting.getLast().id() : null,
                shown.at());
    }

    private static FeedEvent.RosterEntry entry(LineState state, Advocate advocate) {
        AdvocateState doing = state.roster().shown(advocate.id());
        return new FeedEvent.RosterEntry(
                advocate.profile(),
                doing == null ? AdvocateState.OFFLINE : doing,
                advocate.away(),
                state.roster().open(advocate.id()).size());
    }
}
