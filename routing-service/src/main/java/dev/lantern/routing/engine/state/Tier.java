package dev.lantern.routing.engine.state;

import java.util.List;

/**
 * One of the circles in which somebody is sought, from those who fit best outwards.
 *
 * @param asked for whom
 * @param expertise what they must have
 */
record Tier(Asked asked, List<String> expertise) {

    /**
     * What bits cannot tell for certain.
     *
     * @param now whether they must have room on the channel, or only serve it
     */
    boolean suits(Seat seat, boolean now, boolean place) {
        Advocate advocate = seat.advocate;
        return advocate != null
                && (now
                        ? seat.ready(asked.need().channel())
                        : advocate.serves(asked.need().channel()))
                && asked.mayBe(advocate.id())
                && (expertise.isEmpty() || advocate.profile().skills().keySet().containsAll(expertise))
                && (!place || advocate.profile().places().contains(asked.place()));
    }
}
