package dev.lantern.routing.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** For whom somebody is sought. */
public final class Asked {

    final Wanted wanted;

    /** Whose services they should rather know, and its bit, see {@link Traits}. */
    final @Nullable String place;

    final long placeBit;

    /** Whether whoever had too many of these in a row is asked last. */
    final boolean severe;

    private final List<String> barred;
    private final List<String> passed;

    /**
     * @param barred who must not be asked
     * @param passed who is not asked while anybody else is left
     */
    Asked(
            Wanted wanted,
            @Nullable String place,
            long placeBit,
            boolean severe,
            List<String> barred,
            List<String> passed) {
        this.wanted = wanted;
        this.place = place;
        this.placeBit = placeBit;
        this.severe = severe;
        this.barred = barred;
        this.passed = passed;
    }

    /** The same, for whomever nobody bars and who has passed nothing. */
    static Asked plain(Wanted wanted) {
        return new Asked(wanted, null, 0, false, List.of(), List.of());
    }

    Asked regardlessOfPasses() {
        return passed.isEmpty() ? this : new Asked(wanted, place, placeBit, severe, barred, List.of());
    }

    Need need() {
        return wanted.need;
    }

    /** Whether it does not matter which of two who are alike is asked. */
    public boolean anybodyWillDo() {
        return barred.isEmpty() && passed.isEmpty();
    }

    boolean passedBy(String advocateId) {
        return passed.contains(advocateId);
    }

    boolean passedByAny() {
        return !passed.isEmpty();
    }

    boolean bars(String advocateId) {
        return barred.contains(advocateId);
    }

    /** Whether nothing stands between the person and this one. */
    boolean admits(Seat seat) {
        return (barred.isEmpty() || !barred.contains(seat.id())) && (passed.isEmpty() || !passed.contains(seat.id()));
    }

    /**
     * What bits cannot tell for certain.
     *
     * @param expert whether they must have the expertise
     * @param now whether they must have room on the channel, or only serve it
     * @param there whether they must know the place
     */
    boolean suits(Seat seat, boolean expert, boolean now, boolean there) {
        Advocate advocate = seat.advocate;
        return advocate != null
                && (now ? seat.ready(wanted) : advocate.serves(need().channel()))
                && admits(seat)
                && (!expert || advocate.profile().skills().keySet().containsAll(need().expertise()))
                && (!there || advocate.profile().places().contains(place));
    }
}
