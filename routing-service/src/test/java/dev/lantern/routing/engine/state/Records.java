package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.List;

/** What advocates have in hand, without any of the indexes of a state. */
public record Records(
        List<Conversation> conversations,
        List<Advocate> advocates,
        List<WrapUp> wrapUps,
        List<Circle> circles,
        Settings settings) {

    public static Records of(LineState state) {
        Records records = new Records(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), state.settings());
        state.conversations().all().forEach(records.conversations::add);
        state.roster().all().forEach(records.advocates::add);
        state.wrapUps().all().forEach(records.wrapUps::add);
        state.circles().all().forEach(records.circles::add);
        return records;
    }
}
