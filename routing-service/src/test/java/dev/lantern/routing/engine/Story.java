package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Answers;
import dev.lantern.events.AwayReason;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.Requirements;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A line told as a story: people write, advocates act, time passes. A person's thread has the person's name. */
final class Story {

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    final LineState state = new LineState(Given.LINE);
    Line line;
    final List<LanternEvent> told = new ArrayList<>();
    Instant now = Given.MORNING;
    private Decision last = new Decision(List.of(), List.of(), List.of());
    private int count;

    /** Open desk streams, of which the engine is told again and again, and when it last was. */
    private final Map<String, String> streams = new TreeMap<>();

    private Instant heard = Given.MORNING;

    Story() {
        this(Given.line());
    }

    Story(Line line) {
        this.line = line;
        // So that what a test looks at is not the line's first decision, which takes its policy up.
        input(new Input.Tick());
    }

    /** Takes two texts and one webform at once, and is signed in. */
    Story advocate(String id, String... languages) {
        return enrolled(id, Map.of(Channel.SMS, 2, Channel.CHAT, 2, Channel.WEBFORM, 1), languages)
                .signIn(id);
    }

    Story enrolled(String id, Map<Channel, Integer> capacity, String... languages) {
        return command(new DeskCommand.EnrolAdvocate(
                nextId(), Given.LINE, "dana", now, Given.advocate(id, capacity, languages)));
    }

    Story enrolled(AdvocateProfile profile) {
        return command(new DeskCommand.EnrolAdvocate(nextId(), Given.LINE, "dana", now, profile));
    }

    /** Enrolled with all that is said of them, and signed in. */
    Story skilled(AdvocateProfile profile) {
        return command(new DeskCommand.EnrolAdvocate(nextId(), Given.LINE, "dana", now, profile))
                .signIn(profile.advocateId());
    }

    /** Back to the queue, for somebody who has what is needed. */
    Story requires(String advocate, String person, Requirements requirements) {
        return command(new DeskCommand.TransferConversation(
                nextId(), Given.LINE, advocate, now, idOf(person), null, null, requirements));
    }

    QueueSnapshot snapshot() {
        return RoutingEngine.snapshot(state, line, now);
    }

    Story removed(String id) {
        return command(new DeskCommand.RemoveAdvocate(nextId(), Given.LINE, "dana", now, id));
    }

    Story signIn(String id) {
        return command(new DeskCommand.SignIn(nextId(), Given.LINE, id, now));
    }

    Story signOut(String id) {
        return command(new DeskCommand.SignOut(nextId(), Given.LINE, id, now));
    }

    Story goesAway(String id) {
        return command(new DeskCommand.SetAvailability(nextId(), Given.LINE, id, now, AwayReason.MEAL_BREAK));
    }

    Story comesBack(String id) {
        return command(new DeskCommand.SetAvailability(nextId(), Given.LINE, id, now, null));
    }

    Story text(String person) {
        return signal(person, Channel.SMS, null, Answers.NONE);
    }

    Story textIn(String language, String person) {
        return signal(person, Channel.SMS, language, Answers.NONE);
    }

    Story webform(String person, Answers answers) {
        return signal(person, Channel.WEBFORM, null, answers);
    }

    Story signal(String person, Channel channel, @Nullable String language, Answers answers) {
        return input(new Input.Signal(Given.signal(nextId(), person, channel, language, answers, now)));
    }

    Story signal(String person, Channel channel, @Nullable String language, Answers answers, String words) {
        SignalReceived plain = Given.signal(nextId(), person, channel, language, answers, now);
        return input(new Input.Signal(Given.saying(plain, words)));
    }

    /** The same person in another thread. */
    Story signalOf(String person, String thread, Channel channel) {
        return input(
                new Input.Signal(Given.from(person, Given.signal(nextId(), thread, channel, null, Answers.NONE, now))));
    }

    Story leaves(String person, Channel channel, Reason reason) {
        return input(new Input.Signal(new ConversationEnded(nextId(), person, Given.LINE, channel, reason, now)));
    }

    Story isNotReached(String person, ConversationEnded.NotReached why) {
        return input(new Input.Signal(new ConversationEnded(
                nextId(), person, Given.LINE, Channel.VOICE, ConversationEnded.Reason.NOT_REACHED, now, why)));
    }

    Story accepts(String advocate, String person) {
        return command(new DeskCommand.AcceptOffer(nextId(), Given.LINE, advocate, now, offerOf(person)));
    }

    Story declines(String advocate, String person) {
        return command(new DeskCommand.DeclineOffer(nextId(), Given.LINE, advocate, now, offerOf(person), "conflict"));
    }

    Story completes(String advocate, String person) {
        return command(new DeskCommand.CompleteConversation(nextId(), Given.LINE, advocate, now, idOf(person)));
    }

    Story transfers(String advocate, String person, @Nullable String to) {
        return command(new DeskCommand.TransferConversation(
                nextId(), Given.LINE, advocate, now, idOf(person), to, null, null));
    }

    Story assigns(String supervisor, String person, String to) {
        return command(new DeskCommand.AssignConversation(nextId(), Given.LINE, supervisor, now, idOf(person), to));
    }

    Story answers(String advocate, String person, String words) {
        return command(
                new DeskCommand.SendAnswer(nextId(), Given.LINE, advocate, now, idOf(person), Given.sealed(words)));
    }

    Story supervisor(String id, String... languages) {
        AdvocateProfile profile = new AdvocateProfile(
                id, id, List.of(languages), Map.of(), Map.of(), List.of(), Map.of(Channel.SMS, 1), true, null);
        return command(new DeskCommand.EnrolAdvocate(nextId(), Given.LINE, "dana", now, profile))
                .signIn(id);
    }

    Story finishesWriting(String advocate, @Nullable String person) {
        String id = person == null ? null : idOf(person);
        return command(new DeskCommand.FinishWrapUp(nextId(), Given.LINE, advocate, now, id));
    }

    Story handsWarmly(String advocate, String person, @Nullable String to) {
        return command(new DeskCommand.TransferConversation(
                nextId(), Given.LINE, advocate, now, idOf(person), to, true, null));
    }

    Story invites(String advocate, String person, String invited, ParticipantRole role) {
        return command(
                new DeskCommand.InviteToConversation(nextId(), Given.LINE, advocate, now, idOf(person), invited, role));
    }

    /** Says yes to being asked into a conversation that another has. */
    Story joins(String advocate, String person) {
        return command(
                new DeskCommand.AcceptOffer(nextId(), Given.LINE, advocate, now, invitationOf(advocate, person)));
    }

    Story refuses(String advocate, String person) {
        return command(new DeskCommand.DeclineOffer(
                nextId(), Given.LINE, advocate, now, invitationOf(advocate, person), null));
    }

    Story leaves(String advocate, String person) {
        return command(new DeskCommand.LeaveConversation(nextId(), Given.LINE, advocate, now, idOf(person)));
    }

    Story monitors(String supervisor, String person) {
        return command(new DeskCommand.MonitorConversation(nextId(), Given.LINE, supervisor, now, idOf(person)));
    }

    Story takesOver(String supervisor, String person) {
        return command(new DeskCommand.TakeOverConversation(nextId(), Given.LINE, supervisor, now, idOf(person)));
    }

    Story connects(String advocate, String stream) {
        streams.put(stream, advocate);
        return tellConnected(advocate, stream);
    }

    private Story tellConnected(String advocate, String stream) {
        return command(new DeskCommand.DeskConnected(nextId(), Given.LINE, advocate, now, stream));
    }

    /** Whoever held the stream dies without a word. */
    Story loses(String stream) {
        streams.remove(stream);
        return this;
    }

    Story disconnects(String advocate, String stream) {
        streams.remove(stream);
        return command(new DeskCommand.DeskDisconnected(nextId(), Given.LINE, advocate, now, stream));
    }

    Story asksToBeCalled(String person, Channel channel, Duration from, Duration until) {
        return input(new Input.Signal(
                new CallbackAsked(nextId(), person, Given.LINE, channel, now.plus(from), now.plus(until), false, now)));
    }

    Story agreesToCall(String advocate, String person, Duration from, Duration until) {
        return agreesToCall(advocate, person, from, until, null);
    }

    Story agreesToCall(String advocate, String person, Duration from, Duration until, @Nullable Sealed to) {
        return command(new DeskCommand.RequestCallback(
                nextId(), Given.LINE, advocate, now, idOf(person), now.plus(from), now.plus(until), false, to));
    }

    /** Who was called says that it is them. */
    Story isReached(String person) {
        return input(new Input.Signal(new CallbackReached(nextId(), person, Given.LINE, Channel.VOICE, now, "CA1")));
    }

    Story mustNotGet(String advocate, String person, String by) {
        return command(
                new DeskCommand.DeclareConflict(nextId(), Given.LINE, by, now, idOf(person), advocate, "neighbours"));
    }

    Story flags(String advocate, String person, Duration time) {
        return command(new DeskCommand.FlagPerson(
                nextId(), Given.LINE, advocate, now, idOf(person), now.plus(time), "abusive"));
    }

    Story delivery(DeliveryEvent event) {
        return input(new Input.Delivery(event));
    }

    /** Time passes, second by second as far as the engine can tell: every timer fires when it is due. */
    Story after(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Instant beat = streams.isEmpty() ? Instant.MAX : heard.plus(HEARTBEAT);
            Instant due = state.nextTimer().orElse(Instant.MAX);
            if (beat.isAfter(end) && due.isAfter(end)) {
                now = end;
                return this;
            }
            if (beat.isBefore(due)) {
                now = beat;
                heard = now;
                streams.forEach((stream, advocate) -> tellConnected(advocate, stream));
            } else {
                now = due;
                input(new Input.Tick());
            }
        }
    }

    Story command(DeskCommand command) {
        return input(new Input.Command(command));
    }

    Story input(Input input) {
        last = RoutingEngine.decide(state, line, input, now);
        last.outputs().forEach(output -> told.add(output.event()));
        return this;
    }

    Decision last() {
        return last;
    }

    /** What the last input told the world, of this kind. */
    <E extends LanternEvent> List<E> lastTold(Class<E> kind) {
        return last.outputs().stream()
                .map(Output::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <E extends LanternEvent> List<E> allTold(Class<E> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Why the last command was refused; absent when it was not. */
    Refusal.@Nullable Code refusal() {
        Refusal refusal = lastTold(FeedEvent.CommandAnswered.class).getLast().refusal();
        return refusal == null ? null : refusal.code();
    }

    Advocate onRoster(String advocateId) {
        Advocate advocate = state.roster().advocate(advocateId);
        if (advocate == null) {
            throw new AssertionError(advocateId + " is not on the roster");
        }
        return advocate;
    }

    String idOf(String person) {
        return state.conversations().thread(person).latestConversation();
    }

    Conversation conversation(String person) {
        return state.conversations().existing(idOf(person));
    }

    String invitationOf(String advocate, String person) {
        Circle circle = state.circles().of(idOf(person));
        Circle.Invitation invitation = circle == null ? null : circle.invitation(advocate);
        return invitation == null ? "none" : invitation.offerId();
    }

    String offerOf(String person) {
        return conversation(person).stage() instanceof Stage.Offered offer ? offer.offerId() : "none";
    }

    @Nullable
    String offeredTo(String person) {
        return conversation(person).offeredTo();
    }

    @Nullable
    String assignedTo(String person) {
        return conversation(person).advocate();
    }

    boolean queued(String person) {
        return conversation(person).stage() instanceof Stage.Queued;
    }

    SortedSet<String> handOf(String advocate) {
        return state.roster().open(advocate);
    }

    String nextId() {
        return "id-" + ++count;
    }
}
