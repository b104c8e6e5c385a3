package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.Channel;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The advocates of the line, what each has in hand, and who could take more. Pending offers count against capacity like
 * conversations. An advocate works one line at a time: what they do on another line is not known here.
 */
public final class Roster {

    private final Map<String, Seat> seats = new HashMap<>();

    /** Most of what is asked is about the advocate who was asked for last. */
    private @Nullable Seat latest;

    private final Pools pools = new Pools();
    private final Frontier frontier;
    private final Lanes lanes;
    private Settings settings = Settings.NONE;
    private final SortedSet<String> supervisors = new TreeSet<>();
    private final Shifts shifts = new Shifts();
    private final int[] counts = new int[AdvocateState.values().length];

    Roster(Frontier frontier, Lanes lanes) {
        this.frontier = frontier;
        this.lanes = lanes;
    }

    public @Nullable Advocate advocate(String advocateId) {
        Seat seat = seat(advocateId);
        return seat == null ? null : seat.advocate;
    }

    /** The ids of the conversations an advocate has, in alphabetical order. */
    public SortedSet<String> open(String advocateId) {
        Seat seat = seat(advocateId);
        return seat == null ? Collections.emptySortedSet() : ids(seat.open());
    }

    /** The ids of the conversations offered to an advocate, in alphabetical order. */
    public SortedSet<String> offered(String advocateId) {
        Seat seat = seat(advocateId);
        return seat == null ? Collections.emptySortedSet() : ids(seat.offered());
    }

    private static SortedSet<String> ids(List<Held> hand) {
        SortedSet<String> ids = new TreeSet<>();
        hand.forEach(held -> ids.add(held.id));
        return ids;
    }

    /** How many more conversations an advocate has room for; negative when the capacity was lowered below what they have. */
    public int free(String advocateId, Channel channel) {
        Seat seat = seat(advocateId);
        return seat == null ? 0 : seat.free(channel);
    }

    /** What an advocate is doing, see {@link #counts}; absent for somebody who is not on the roster. */
    public @Nullable AdvocateState shown(String advocateId) {
        Seat seat = seat(advocateId);
        return seat == null ? null : seat.shown();
    }

    public Shifts shifts() {
        return shifts;
    }

    /** Whom to ask, if anybody who may be asked is ready. */
    public @Nullable String choose(Asked asked) {
        return pools.choose(asked);
    }

    /** Whether anybody is signed in who could ever serve it. */
    public boolean anybodyPresent(Asked asked) {
        return pools.anybodyPresent(asked);
    }

    /** Whether this one could be offered it now. */
    public boolean couldTake(String advocateId, Asked asked) {
        Seat seat = seat(advocateId);
        return seat != null
                && seat.advocate != null
                && seat.advocate.available()
                && seat.free(asked.need().channel()) > 0
                && pools.serves(seat, asked)
                && mayBeAsked(advocateId, asked);
    }

    boolean mayBeAsked(String advocateId, Asked asked) {
        return !asked.bars(advocateId) && (!asked.passedBy(advocateId) || !pools.anybodyElse(asked));
    }

    @Nullable
    Seat seat(String advocateId) {
        Seat seat = latest;
        if (seat == null || !seat.id().equals(advocateId)) {
            seat = seats.get(advocateId);
            latest = seat;
        }
        return seat;
    }

    Pools pools() {
        return pools;
    }

    Lanes lanes() {
        return lanes;
    }

    Frontier frontier() {
        return frontier;
    }

    Settings settings() {
        return settings;
    }

    void follow(Settings now) {
        settings = now;
        for (Seat seat : List.copyOf(seats.values())) {
            AdvocateState before = seat.shown();
            seat.weighAgain();
            changed(seat, before);
        }
    }

    /** What an advocate is and can, as {@link Traits} has it. */
    long traitsOf(Advocate advocate, long lasting) {
        boolean tired = settings.careAfterSevere() > 0 && advocate.severeInRow() >= settings.careAfterSevere();
        boolean ordinary = (lasting & Traits.SUPERVISOR) == 0 || settings.supervisorsJoin();
        return lasting | (tired ? 0 : Traits.FRESH) | (ordinary ? Traits.ORDINARY : 0);
    }

    /** Those that follow from the profile alone. */
    long lastingTraitsOf(Advocate advocate) {
        return Traits.HERE
                | pools.traits.skills(advocate.profile().skills().keySet())
                | pools.traits.places(advocate.profile().places())
                | (advocate.profile().supervises() ? Traits.SUPERVISOR : 0)
                | (advocate.profile().worksWithInterpreter() ? Traits.INTERPRETER : 0);
    }

    /**
     * Those on the roster by what they are doing. Who is available but has no room on any channel is {@code WRAP_UP} while
     * writing up a conversation, else {@code BUSY}.
     */
    Map<AdvocateState, Integer> counts() {
        Map<AdvocateState, Integer> some = new EnumMap<>(AdvocateState.class);
        for (AdvocateState state : AdvocateState.values()) {
            if (counts[state.ordinal()] > 0) {
                some.put(state, counts[state.ordinal()]);
            }
        }
        return some;
    }

    /** The ids of the supervisors who are signed in, in alphabetical order. */
    public SortedSet<String> supervisors() {
        return Collections.unmodifiableSortedSet(supervisors);
    }

    void put(Advocate advocate) {
        Advocate before = advocate(advocate.id());
        if (before != null && lessThan(before, advocate)) {
            frontier.everybody();
        }
        boolean supervised = before != null && onDuty(before);
        if (onDuty(advocate)) {
            supervisors.add(advocate.id());
        } else if (supervised) {
            supervisors.remove(advocate.id());
        }
        become(existing(advocate.id()), advocate);
    }

    void remove(String advocateId) {
        supervisors.remove(advocateId);
        frontier.everybody();
        become(existing(advocateId), null);
    }

    void move(Held held, @Nullable Conversation before, @Nullable Conversation now) {
        if (before != null && now != null && before.stage() == now.stage()) {
            return;
        }
        String holderBefore = before == null ? null : holder(before);
        String holderNow = now == null ? null : holder(now);
        boolean same = holderBefore != null && holderBefore.equals(holderNow);
        if (before != null && holderBefore != null) {
            Seat seat = existing(holderBefore);
            seat.takeBack(held, before);
            if (!same) {
                take(seat, channel(held), -1);
            }
        }
        if (now != null && holderNow != null) {
            Seat seat = existing(holderNow);
            seat.hand(held, now);
            if (!same) {
                take(seat, channel(held), 1);
            }
        }
    }

    private static Channel channel(Held held) {
        if (held.channel == null) {
            throw new IllegalStateException(held.id + " has no channel");
        }
        return held.channel;
    }

    void move(@Nullable WrapUp before, @Nullable WrapUp now) {
        if (before != null) {
            wrap(before, -1);
        }
        if (now != null) {
            wrap(now, 1);
        }
    }

    private void wrap(WrapUp wrapUp, int delta) {
        Seat seat = existing(wrapUp.advocateId());
        AdvocateState before = seat.shown();
        seat.wrapping += delta;
        seat.take(wrapUp.channel(), delta);
        changed(seat, before);
    }

    void move(@Nullable Circle before, @Nullable Circle now) {
        SortedSet<String> left = before == null ? Collections.emptySortedSet() : before.places();
        SortedSet<String> taken = now == null ? Collections.emptySortedSet() : now.places();
        for (String advocateId : left) {
            if (before != null && !taken.contains(advocateId)) {
                take(existing(advocateId), before.channel(), -1);
            }
        }
        for (String advocateId : taken) {
            if (now != null && !left.contains(advocateId)) {
                take(existing(advocateId), now.channel(), 1);
            }
        }
    }

    /** The first so many of the roster whose id comes after this one, in the order of their ids. */
    public List<Advocate> after(String advocateId, int most) {
        return seats.values().stream()
                .flatMap(seat -> Stream.ofNullable(seat.advocate))
                .filter(advocate -> advocate.id().compareTo(advocateId) > 0)
                .sorted(Comparator.comparing(Advocate::id))
                .limit(most)
                .toList();
    }

    Iterable<Advocate> all() {
        return seats.values().stream().map(seat -> seat.advocate).filter(Objects::nonNull)::iterator;
    }

    private static boolean onDuty(Advocate advocate) {
        return advocate.signedIn() && advocate.profile().supervises();
    }

    /** Whether there is less of the advocate, so that for somebody nobody else may be left. */
    private static boolean lessThan(Advocate before, Advocate now) {
        return (before.available() && !now.available())
                || (before.signedIn() && !now.signedIn())
                || (before.signedIn()
                        && before.profile() != now.profile()
                        && !before.profile().equals(now.profile()));
    }

    private void become(Seat seat, @Nullable Advocate advocate) {
        AdvocateState before = seat.shown();
        seat.become(advocate);
        changed(seat, before);
    }

    private void take(Seat seat, Channel channel, int delta) {
        AdvocateState before = seat.shown();
        seat.take(channel, delta);
        changed(seat, before);
    }

    /** @param before what the advocate was doing */
    private void changed(Seat seat, @Nullable AdvocateState before) {
        AdvocateState now = seat.shown();
        if (before != now) {
            count(before, -1);
            count(now, 1);
            shifts.from(seat.id(), before);
        }
        if (seat.empty()) {
            seats.remove(seat.id());
            latest = null;
        }
    }

    private Seat existing(String advocateId) {
        Seat seat = seat(advocateId);
        if (seat == null) {
            seat = new Seat(advocateId, this);
            seats.put(advocateId, seat);
            latest = seat;
        }
        return seat;
    }

    private void count(@Nullable AdvocateState state, int delta) {
        if (state != null) {
            counts[state.ordinal()] += delta;
        }
    }

    private static @Nullable String holder(Conversation conversation) {
        String offeredTo = conversation.offeredTo();
        return offeredTo == null ? conversation.advocate() : offeredTo;
    }
}
