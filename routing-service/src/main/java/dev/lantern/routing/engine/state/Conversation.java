package dev.lantern.routing.engine.state;

import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's conversation from its first signal until its quiet window has passed.
 *
 * @param said how many messages it has, see {@link Said}
 * @param offers how many offers were made of it
 * @param formerAdvocate who had it last and is asked first when the person comes back
 * @param passedBy who declined it or gave it back, in alphabetical order; not asked again unless nobody else is left
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
        List<String> passedBy)
        implements Entity {

    public Conversation {
        passedBy = List.copyOf(passedBy);
    }

    @Override
    public String key() {
        return Kinds.CONVERSATION + "/" + id;
    }

    public Urgency urgency() {
        return rank.urgency();
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
        return new Need(person.channel(), person.spoken(), turn.anyLanguage(), passedBy);
    }

    /** The id of the next offer: it is a single path segment, and no two offers share one. */
    public String nextOfferId() {
        return id.replace('/', '.') + "." + (offers + 1);
    }

    static Conversation begun(String id, Person person, Rank rank, Turn turn) {
        return new Conversation(id, person, rank, turn, new Stage.Queued(), 1, 0, null, List.of());
    }

    Conversation joinedBy(SignalReceived signal) {
        return new Conversation(
                id, person.joinedBy(signal), rank, turn, stage, said + 1, offers, formerAdvocate, passedBy);
    }

    Conversation ranked(Rank higher) {
        return new Conversation(id, person, higher, turn, stage, said, offers, formerAdvocate, passedBy);
    }

    Conversation widened() {
        return new Conversation(id, person, rank, turn.widened(), stage, said, offers, formerAdvocate, passedBy);
    }

    Conversation offered(String offerId, String advocateId, Instant expiresAt) {
        if (!(stage instanceof Stage.Queued)) {
            throw new IllegalStateException(id + " is offered while it is " + stage);
        }
        Stage offered = new Stage.Offered(offerId, advocateId, expiresAt);
        return new Conversation(id, person, rank, turn, offered, said, offers + 1, formerAdvocate, passedBy);
    }

    /** The offer came to nothing: back to the old place. */
    Conversation unoffered(boolean passed) {
        if (!(stage instanceof Stage.Offered(String offerId, String advocateId, Instant expiresAt))) {
            throw new IllegalStateException(id + " has no offer to end");
        }
        List<String> passers = passed ? with(advocateId) : passedBy;
        return new Conversation(id, person, rank, turn, new Stage.Queued(), said, offers, formerAdvocate, passers);
    }

    Conversation assigned(String advocateId) {
        if (!waiting()) {
            throw new IllegalStateException(id + " is assigned while it is " + stage);
        }
        return new Conversation(
                id, person, rank, turn.ended(), new Stage.Assigned(advocateId), said, offers, null, passedBy);
    }

    Conversation givenBack(String from, Instant at, Instant widensAt) {
        if (!from.equals(advocate())) {
            throw new IllegalStateException(id + " is given back by somebody who does not have it");
        }
        return new Conversation(
                id, person, rank, turn.againFrom(at, widensAt), new Stage.Queued(), said, offers, null, with(from));
    }

    Conversation closed(Instant quietUntil) {
        if (stage instanceof Stage.Closed) {
            throw new IllegalStateException(id + " is closed already");
        }
        return new Conversation(
                id, person, rank, turn, new Stage.Closed(quietUntil), said, offers, advocate(), passedBy);
    }

    Conversation reopened(Rank rank, Turn turn) {
        if (!(stage instanceof Stage.Closed)) {
            throw new IllegalStateException(id + " is opened again while it is " + stage);
        }
        return new Conversation(id, person, rank, turn, new Stage.Queued(), said, offers, formerAdvocate, List.of());
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
