package dev.lantern.routing.engine.state;

import dev.lantern.events.Participant;
import dev.lantern.events.QueueSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine remembers of one line. Not thread-safe: a line has one sequential writer. */
public final class LineState {

    private final String line;
    private final Changes changes = new Changes();
    private final Conversations conversations = new Conversations();
    private final Timers timers = new Timers(conversations);
    private final Frontier frontier = new Frontier();
    private final Lanes lanes = new Lanes();
    private final Queue queue = new Queue(this, lanes);
    private final Waiting waiting = new Waiting();
    private final Roster roster = new Roster(frontier, lanes);
    private final WrapUps wrapUps = new WrapUps(timers);
    private final Circles circles = new Circles(timers);
    private final Desks desks = new Desks(timers);
    private final Blocks blocks = new Blocks(timers);
    private final Map<String, OptOut> optOuts = new HashMap<>();
    private final Replies replies = new Replies(timers);
    private final Seen seen = new Seen(timers);
    private final Hour hour = new Hour();
    private Settings settings = Settings.NONE;
    private @Nullable Object policySource;
    private Sequence sequence = Sequence.START;

    /** A line that has seen nothing yet. */
    public LineState(String line) {
        this.line = line;
    }

    /** The state that stored these records, all indexes included; their order does not matter. */
    public static LineState restore(String line, Iterable<? extends Entity> entities) {
        LineState state = new LineState(line);
        entities.forEach(state::put);
        state.takeChanges();
        state.frontier.clear();
        state.roster().shifts().take();
        return state;
    }

    public String line() {
        return line;
    }

    /** Folds one event; recovery and replay do nothing else. */
    public void apply(EngineEvent event) {
        Fold.into(this, event);
    }

    /** The records that changed since this was last asked. */
    public List<Change> takeChanges() {
        return changes.take();
    }

    /** When the next {@code Tick} has something to do; it may be in the past. */
    public Optional<Instant> nextTimer() {
        return timers.next().map(Timer::due);
    }

    /** How the line stands, as {@link Snapshots} counts it. */
    public QueueSnapshot snapshot(Instant now) {
        return Snapshots.of(this, now);
    }

    /** Every record, in no order. */
    public List<Entity> entities() {
        List<Entity> all = new ArrayList<>();
        conversations.all().forEach(all::add);
        conversations.allSaid().forEach(all::add);
        conversations.allThreads().forEach(all::add);
        roster.all().forEach(all::add);
        wrapUps.all().forEach(all::add);
        circles.all().forEach(all::add);
        desks.all().forEach(all::add);
        blocks.conflicts().forEach(all::add);
        blocks.flags().forEach(all::add);
        all.addAll(optOuts.values());
        replies.all().forEach(all::add);
        seen.signals().forEach(all::add);
        seen.commands().forEach(all::add);
        hour.all().forEach(all::add);
        if (!sequence.equals(Sequence.START)) {
            all.add(sequence);
        }
        if (!settings.equals(Settings.NONE)) {
            all.add(settings);
        }
        return all;
    }

    public Conversations conversations() {
        return conversations;
    }

    /** Who may read the conversation: the advocate who has it first, then those who are in it beside them. */
    public List<String> readers(String conversationId) {
        List<String> readers = new ArrayList<>();
        Conversation conversation = conversations.byId(conversationId);
        String holder = conversation == null ? null : conversation.advocate();
        if (holder != null) {
            readers.add(holder);
        }
        Circle circle = circles.of(conversationId);
        if (circle != null) {
            circle.joined().stream()
                    .map(Participant::advocateId)
                    .filter(Objects::nonNull)
                    .forEach(readers::add);
        }
        return readers;
    }

    /** How many wait for so long that supervisors were told. */
    public int overdue() {
        return waiting.overdue();
    }

    /** What those who were answered in the last hour waited, on average; absent while too few were. */
    public @Nullable Long estimatedWaitMillis(Instant now) {
        return hour.estimatedWaitMillis(now);
    }

    /** Whether the person wants no automatic texts. */
    public boolean optedOut(String person) {
        return optOuts.containsKey(person);
    }

    public Queue queue() {
        return queue;
    }

    public Roster roster() {
        return roster;
    }

    public WrapUps wrapUps() {
        return wrapUps;
    }

    public Circles circles() {
        return circles;
    }

    public Desks desks() {
        return desks;
    }

    public Blocks blocks() {
        return blocks;
    }

    public Replies replies() {
        return replies;
    }

    public Seen seen() {
        return seen;
    }

    public Timers timers() {
        return timers;
    }

    public Frontier frontier() {
        return frontier;
    }

    /** What of the line's policy is followed. */
    public Settings settings() {
        return settings;
    }

    /** Whether the settings were made from this very object; saves comparing what it says. */
    public boolean follows(Object policy) {
        return policySource == policy;
    }

    public void nowFollows(Object policy) {
        policySource = policy;
    }

    /** For whom somebody is sought. What is decided next is about them. */
    public Asked asked(Ticket ticket) {
        conversations.lookAt(ticket.held);
        return ticket.asked;
    }

    /** The conversation of which this offer is pending with the advocate. */
    public @Nullable Conversation offered(String advocateId, String offerId) {
        Seat seat = roster.seat(advocateId);
        Held held = seat == null ? null : seat.offered(offerId);
        if (held == null) {
            return null;
        }
        conversations.lookAt(held);
        return held.conversation;
    }

    /** How many wait, those just offered included. */
    public int waitingPeople() {
        return waiting.size();
    }

    Waiting waiting() {
        return waiting;
    }

    Hour hour() {
        return hour;
    }

    long nextInSequence() {
        long next = sequence.next();
        put(new Sequence(next + 1));
        return next;
    }

    void put(Entity entity) {
        switch (entity) {
            case Conversation conversation -> put(conversation);
            case Said said -> conversations.put(said);
            case ThreadCount count -> conversations.put(count);
            case Advocate advocate -> roster.put(advocate);
            case WrapUp wrapUp -> roster.move(wrapUps.put(wrapUp), wrapUp);
            case Circle circle -> roster.move(circles.put(circle), circle);
            case Desk desk -> desks.put(desk);
            case Conflict conflict -> blocks.put(conflict);
            case Flag flag -> blocks.put(flag);
            case OptOut out -> optOuts.put(out.person(), out);
            case Reply reply -> replies.put(reply);
            case SeenSignal signal -> seen.put(signal);
            case AnsweredCommand command -> seen.put(command);
            case Minute minute -> hour.put(minute);
            case Sequence next -> sequence = next;
            case Settings now -> follow(now);
        }
        if (!(entity instanceof Conversation)) {
            changes.stored(entity);
        }
    }

    private void follow(Settings now) {
        Settings before = settings;
        settings = now;
        roster.follow(now);
        if (!before.headStartMillis().equals(now.headStartMillis())) {
            queue.orderAnew(conversations.allHeld(), now);
        }
        frontier.everybody();
    }

    void removeConversation(String conversationId) {
        Held removed = conversations.remove(conversationId);
        if (removed == null) {
            return;
        }
        Conversation before = removed.conversation;
        if (before != null) {
            changes.removed(before, removed);
            removed.conversation = null;
            removed.look = null;
            move(removed, before, null);
        }
        removed.said.forEach(said -> changes.removed(said.key()));
    }

    void removeAdvocate(Advocate advocate) {
        roster.remove(advocate.id());
        changes.removed(advocate.key());
    }

    void removeWrapUp(String key) {
        WrapUp removed = wrapUps.remove(key);
        if (removed != null) {
            roster.move(removed, null);
            changes.removed(key);
        }
    }

    void removeCircle(String conversationId) {
        Circle removed = circles.remove(conversationId);
        if (removed != null) {
            roster.move(removed, null);
            changes.removed(removed.key());
        }
    }

    void removeDesk(String advocateId) {
        desks.remove(advocateId);
        changes.removed(Desk.key(advocateId));
    }

    void removeConflict(String person, String advocateId) {
        blocks.removeConflict(person, advocateId);
        changes.removed(Conflict.key(person, advocateId));
    }

    void removeFlag(String person) {
        blocks.removeFlag(person);
        changes.removed(Flag.key(person));
    }

    void removeOptOut(String person) {
        optOuts.remove(person);
        changes.removed(OptOut.key(person));
    }

    void removeReply(Reply reply) {
        replies.remove(reply.replyId());
        changes.removed(reply.key());
    }

    void removeSignal(String signalId) {
        seen.removeSignal(signalId);
        changes.removed(SeenSignal.key(signalId));
    }

    void removeCommand(String commandId) {
        seen.removeCommand(commandId);
        changes.removed(AnsweredCommand.key(commandId));
    }

    void put(Conversation now) {
        Held held = conversations.held(now.id());
        Conversation before = conversations.put(held, now);
        move(held, before, now);
        timers.follow(held, before, now);
        changes.stored(now, held);
    }

    private void move(Held held, @Nullable Conversation before, @Nullable Conversation now) {
        queue.move(held, before, now, settings);
        waiting.move(held, before, now);
        roster.move(held, before, now);
    }
}
