package dev.lantern.routing.engine.state;

import dev.lantern.events.FeedEvent.SafeWay;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Requirements;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One person's conversation from its first signal until its quiet window has passed.
 *
 * @param said how many messages it has, see {@link Said}
 * @param offers how many offers were made of it, invitations into it included
 * @param formerAdvocate who had it last and is asked first when the person comes back
 * @param passedBy who declined it or gave it back, in alphabetical order; not asked again unless nobody else is left
 * @param bars who is not asked whoever else is left; absent when nobody is barred, see {@link #barred()}
 * @param callback present while the person is to be called back
 * @param alarm that they wait too long; absent while nobody waits
 * @param safeWay where and when the person last said it is safe to call them; absent: they have not
 * @param requirements what whoever helps should bring; where it names no language, the person's is meant
 */
public record Conversation(
        String id,
        Person person,
        Rank rank,
        Turn turn,
        Stage stage,
        int said,
        int offers,
        @Nullable String formerAdvocate,
        List<String> passedBy,
        @Nullable Bars bars,
        @Nullable Callback callback,
        @Nullable Alarm alarm,
        @Nullable Requirements requirements,
        @Nullable SafeWay safeWay)
        implements Entity {

    public Conversation {
        passedBy = List.copyOf(passedBy);
        bars = Bars.NONE.equals(bars) ? null : bars;
        requirements = requirements == null ? Requirements.NONE : requirements;
    }

    @Override
    public String key() {
        return Kinds.CONVERSATION + "/" + id;
    }

    @Override
    public boolean sameRecordAs(Entity other) {
        return other instanceof Conversation conversation && id.equals(conversation.id);
    }

    public Urgency urgency() {
        return rank.urgency();
    }

    /** When supervisors are told that the person waits too long. */
    public @Nullable Instant alarmAt() {
        return alarm == null || !waiting() ? null : alarm.dueAt();
    }

    /** Supervisors were told that the person waits too long, and they still wait. */
    public boolean overdue() {
        return alarm != null && alarm.given() && waiting();
    }

    /** What was stored before there were any has none. */
    @Override
    public Requirements requirements() {
        return requirements == null ? Requirements.NONE : requirements;
    }

    public Bars barred() {
        return bars == null ? Bars.NONE : bars;
    }

    /** Nobody has taken it yet: it is queued or offered. */
    public boolean waiting() {
        return stage instanceof Stage.Queued || stage instanceof Stage.Offered;
    }

    /** Who has it now. */
    public @Nullable String advocate() {
        return stage instanceof Stage.Assigned(String advocateId) ? advocateId : null;
    }

    /** Whose answer it waits for. */
    public @Nullable String offeredTo() {
        return stage instanceof Stage.Offered offer ? offer.advocateId() : null;
    }

    /** What decides who can take it. */
    public Need need() {
        String language = requirements().language();
        Integer level = requirements().languageLevel();
        RelaxationStep step = turn.step();
        return new Need(
                person.channel(),
                language == null ? person.spoken() : Language.of(language),
                level == null ? 1 : level,
                requirements().expertise(),
                step.compareTo(RelaxationStep.SUPERVISORS) > 0 ? RelaxationStep.SUPERVISORS : step,
                barred().supervisorsOnly());
    }

    /** Whether there are some whom it may not be offered. */
    boolean choosy() {
        return !passedBy.isEmpty() || (bars != null && !bars.advocates().isEmpty());
    }

    /** Whether it waits for the same as the other. */
    boolean waitsLike(Conversation other) {
        return (requirements == other.requirements || requirements().equals(other.requirements()))
                && turn.step() == other.turn.step()
                && (person == other.person || person.spoken().equals(other.person.spoken()))
                && passedBy.equals(other.passedBy)
                && Objects.equals(bars, other.bars);
    }

    /** Danger or urgency: too many of these in a row wear somebody out. */
    public boolean severe() {
        return urgency().compareTo(Urgency.URGENT) <= 0;
    }

    /** The id of the next offer: it is a single path segment, and no two offers share one. */
    public String nextOfferId() {
        return id.replace('/', '.') + "." + (offers + 1);
    }

    /** Of which conversation an offer was made; absent for what is no id of an offer. */
    static @Nullable String idOfOffer(String offerId) {
        int end = offerId.lastIndexOf('.');
        int start = offerId.lastIndexOf('.', end - 1);
        return start < 1 ? null : offerId.substring(0, start) + '/' + offerId.substring(start + 1, end);
    }

    static Conversation begun(
            String id, Person person, Rank rank, Turn turn, Requirements requirements, @Nullable String former) {
        return new Conversation(
                id, person, rank, turn, Stage.QUEUED, 1, 0, former, List.of(), null, null, null, requirements, null);
    }

    Conversation joinedBy(SignalReceived signal) {
        return with(now -> {
            now.person = person.joinedBy(signal);
            now.said++;
        });
    }

    Conversation ranked(Rank higher) {
        return with(now -> now.rank = higher);
    }

    Conversation requiring(Requirements other) {
        return with(now -> now.requirements = other);
    }

    Conversation turned(Turn other) {
        return with(now -> now.turn = other);
    }

    Conversation barredBy(Bars other) {
        return other.equals(barred()) ? this : with(now -> now.bars = other);
    }

    Conversation alarmed(Alarm other) {
        return with(now -> now.alarm = other);
    }

    Conversation offered(String offerId, String advocateId, Instant expiresAt) {
        if (!(stage instanceof Stage.Queued)) {
            throw new IllegalStateException(id + " is offered while it is " + stage);
        }
        return with(now -> {
            now.stage = new Stage.Offered(offerId, advocateId, expiresAt);
            now.offers++;
        });
    }

    /** The offer came to nothing: back to the old place. */
    Conversation unoffered(boolean passed) {
        String advocateId = offeredTo();
        if (advocateId == null) {
            throw new IllegalStateException(id + " has no offer to end");
        }
        return with(now -> {
            now.stage = Stage.QUEUED;
            now.passedBy = passed ? with(advocateId) : passedBy;
        });
    }

    /** An offer of it was made to somebody while another has it. */
    Conversation invited() {
        return with(now -> now.offers++);
    }

    /**
     * Waits, at the old place, to be called back.
     *
     * @param former who agreed on it, and is asked first
     * @param asideUntil before which nobody is offered it
     */
    Conversation toCallBack(
            Callback agreed, @Nullable Instant asideUntil, @Nullable String former, Instant at, Instant widensAt) {
        if (!(stage instanceof Stage.Queued) && !(stage instanceof Stage.Aside) && asideUntil != null) {
            throw new IllegalStateException(id + " steps aside while it is " + stage);
        }
        return with(now -> {
            now.callback = agreed;
            now.safeWay = agreed.safeWay();
            if (asideUntil != null || stage instanceof Stage.Aside) {
                now.turn = turn.againFrom(at, widensAt);
                now.stage = asideUntil == null ? Stage.QUEUED : new Stage.Aside(asideUntil);
                now.alarm = null;
            }
            if (former != null) {
                now.formerAdvocate = former;
                now.passedBy = without(former);
            }
        });
    }

    /** Waits to be offered again, at the old place: the time to stand aside is over, or there is no need to any more. */
    Conversation back(@Nullable Callback still, Instant at, Instant widensAt) {
        return with(now -> {
            now.callback = still;
            if (stage instanceof Stage.Aside) {
                now.turn = turn.againFrom(at, widensAt);
                now.stage = Stage.QUEUED;
            }
        });
    }

    Conversation called() {
        if (callback == null) {
            throw new IllegalStateException(id + " is not to be called back");
        }
        return with(now -> now.callback = callback.called());
    }

    /** Who was called has answered, and is here. */
    Conversation reached() {
        return with(now -> now.callback = null);
    }

    /** Instead of another conversation of the same person, at its place. */
    Conversation inPlaceOf(Turn other) {
        return with(now -> now.turn = turn.inPlaceOf(other));
    }

    Conversation assigned(String advocateId) {
        if (!waiting()) {
            throw new IllegalStateException(id + " is assigned while it is " + stage);
        }
        return with(now -> {
            now.turn = turn.ended();
            now.stage = new Stage.Assigned(advocateId);
            now.formerAdvocate = null;
            now.alarm = null;
        });
    }

    Conversation givenBack(String from, Instant at, Instant widensAt) {
        if (!from.equals(advocate())) {
            throw new IllegalStateException(id + " is given back by somebody who does not have it");
        }
        return with(now -> {
            now.turn = turn.againFrom(at, widensAt);
            now.stage = Stage.QUEUED;
            now.formerAdvocate = null;
            now.passedBy = with(from);
        });
    }

    Conversation closed(Instant quietUntil) {
        if (stage instanceof Stage.Closed) {
            throw new IllegalStateException(id + " is closed already");
        }
        return with(now -> {
            now.stage = new Stage.Closed(quietUntil);
            now.formerAdvocate = advocate();
            now.callback = null;
            now.alarm = null;
        });
    }

    Conversation reopened(Rank other, Turn another, @Nullable String former) {
        if (!(stage instanceof Stage.Closed)) {
            throw new IllegalStateException(id + " is opened again while it is " + stage);
        }
        return with(now -> {
            now.rank = other;
            now.turn = another;
            now.stage = Stage.QUEUED;
            now.formerAdvocate = former;
            now.passedBy = List.of();
            now.callback = null;
            now.alarm = null;
        });
    }

    private Conversation with(Consumer<ConversationDraft> change) {
        ConversationDraft now = new ConversationDraft(this);
        change.accept(now);
        return now.done();
    }

    private List<String> without(String advocateId) {
        return passedBy.stream().filter(one -> !one.equals(advocateId)).toList();
    }

    private List<String> with(String advocateId) {
        if (passedBy.contains(advocateId)) {
            return passedBy;
        }
        List<String> passers = new ArrayList<>(passedBy);
        passers.add(advocateId);
        passers.sort(null);
        return passers;
    }
}
