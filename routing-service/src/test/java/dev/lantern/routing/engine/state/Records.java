package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.List;

/** The conversations and advocates of a state, without any of its indexes. */
public record Records(List<Conversation> conversations, List<Advocate> advocates) {

    public static Records of(LineState state) {
        Records records = new Records(new ArrayList<>(), new ArrayList<>());
        state.conversations().all().forEach(records.conversations::add);
        state.roster().all().forEach(records.advocates::add);
        return records;
    }
}
