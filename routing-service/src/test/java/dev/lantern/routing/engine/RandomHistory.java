package dev.lantern.routing.engine;

import dev.lantern.events.Channel;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Seen;
import dev.lantern.routing.engine.state.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people and advocates do, at random, from one seed: sensible things, silly things, and things done twice. */
final class RandomHistory {

    private static final List<Channel> CHANNELS =
            List.of(Channel.SMS, Channel.SMS, Channel.CHAT, Channel.CHAT, Channel.WEBFORM, Channel.VOICE);
    private static final List<Channel> MOSTLY_CALLS = List.of(Channel.VOICE, Channel.VOICE, Channel.VOICE, Channel.SMS);
    static final List<String> ADVOCATES = List.of("ada", "bea", "cyd", "dee");
    static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Given.OFFER_TIMEOUT,
            Given.ANY_LANGUAGE_AFTER,
            Given.QUIET_WINDOW);

    private final Dice dice;

    /** Whether most of it happens in calls. */
    private final boolean calls;

    private final RandomProfiles profiles;

    private final List<Happened> past = new ArrayList<>();
    private final Map<String, Channel> channels = new HashMap<>();
    private Instant now = Given.MORNING;
    private int count;

    RandomHistory(long seed) {
        dice = new Dice(seed);
        calls = dice.oneIn(3);
        profiles = new RandomProfiles(dice, calls);
    }

    Happened next(LineState state) {
        return new Happened(input(state), now);
    }

    /** Whether everybody has been enrolled and is signed in. */
    boolean opened() {
        return count >= 2 * ADVOCATES.size();
    }

    private Input input(LineState state) {
        now = now.plus(pause());
        if (past.size() > 2 * ADVOCATES.size() && dice.oneIn(12)) {
            Happened repeated = dice.one(past);
            if (Duration.between(repeated.at(), now).compareTo(Seen.KEPT) < 0) {
                return repeated.input();
            }
        }
        Input input = opened() ? any(state) : opening();
        past.add(new Happened(input, now));
        return input;
    }

    /** Rooms are for what follows at once. */
    private Duration pause() {
        if (opened() && calls && !dice.oneIn(3)) {
            return Duration.ofMillis(dice.chance(2));
        }
        return dice.oneIn(100) ? Duration.ofDays(4) : dice.one(PAUSES);
    }

    /** The line opens with everybody enrolled and signed in. */
    private Input opening() {
        String advocate = ADVOCATES.get(count / 2);
        DeskCommand command = count % 2 == 0
                ? new DeskCommand.EnrolAdvocate(id(), Given.LINE, "dana", now, profiles.profile(advocate))
                : new DeskCommand.SignIn(id(), Given.LINE, advocate, now);
        return new Input.Command(command);
    }

    private Input any(LineState state) {
        Input due = dice.oneIn(3) ? due(state) : null;
        if (due != null) {
            count++;
            return due;
        }
        return switch (dice.chance(23)) {
            case 0, 1, 2, 3, 4 -> person().reachesOut(id());
            case 5 -> person().leaves(id());
            case 6, 7, 8 -> new Input.Tick();
            case 9 -> delivery();
            case 10 -> dice.oneIn(3) ? person().picksUp(id()) : person().asksToBeCalled(id());
            case 11, 12 -> ofCall(state);
            default ->
                new Input.Command(
                        new RandomDesk(state, dice, profiles, calls, this::id, now, conversation(state)).command());
        };
    }

    private RandomPerson person() {
        int number = dice.chance(threads());
        String thread = "p" + number;
        // Some reach out in more than one way.
        String name = "p" + number % (threads() - 1);
        return new RandomPerson(dice, thread, name, channelOf(thread), now);
    }

    private Input ofCall(LineState state) {
        String latest = conversation(state);
        String thread = ConversationIds.threadOf(latest);
        RandomRoom room = new RandomRoom(state, dice, latest, dice.one(ADVOCATES), now);
        return new Input.Signal(room.told(id(), thread, channelOf(thread)));
    }

    private Input delivery() {
        String reply = past.stream()
                .map(Happened::input)
                .filter(input -> input instanceof Input.Command(DeskCommand.SendAnswer answer))
                .map(Input::causeId)
                .reduce((one, other) -> dice.oneIn(2) ? one : other)
                .orElseGet(this::id);
        String conversation = thread() + "/1";
        return new Input.Delivery(
                switch (dice.chance(3)) {
                    case 0 -> new DeliveryEvent.ReplyAccepted(reply, conversation, Given.LINE, "SM" + reply, now);
                    case 1 ->
                        new DeliveryEvent.ReplyDelivered(
                                reply,
                                conversation,
                                Given.LINE,
                                "SM" + reply,
                                dice.oneIn(2) ? null : new DeliveryEvent.Part(1 + dice.chance(2), 2),
                                now);
                    default ->
                        new DeliveryEvent.ReplyFailed(reply, conversation, Given.LINE, "30005", "Not in service.", now);
                });
    }

    /** What somebody sensible would do now, if there is anything: say yes to an offer, pick up, undo what stands. */
    private @Nullable Input due(LineState state) {
        String id = "id-" + (count + 1);
        List<Input> answers = new ArrayList<>();
        for (String latest : latest(state)) {
            Conversation conversation = state.conversations().byId(latest);
            Circle circle = state.circles().of(latest);
            if (conversation != null && conversation.stage() instanceof Stage.Offered offered) {
                answers.add(accept(id, offered.advocateId(), offered.offerId()));
            }
            if (conversation != null && conversation.advocate() != null && conversation.callback() != null) {
                String thread = ConversationIds.threadOf(latest);
                answers.add(new RandomPerson(dice, thread, thread, channelOf(thread), now).picksUp(id));
            }
            if (conversation != null && dice.oneIn(8)) {
                conversation
                        .barred()
                        .advocates()
                        .forEach(one -> answers.add(new Input.Command(
                                new DeskCommand.LiftConflict(id, Given.LINE, "dana", now, latest, one))));
                if (conversation.barred().supervisorsOnly()) {
                    answers.add(new Input.Command(new DeskCommand.LiftFlag(id, Given.LINE, "dana", now, latest)));
                }
            }
            if (circle != null) {
                Participant monitor = circle.in(ParticipantRole.MONITOR);
                if (monitor != null && circle.channel().equals(Channel.VOICE)) {
                    answers.add(new Input.Command(new DeskCommand.WhisperToAdvocate(
                            id, Given.LINE, String.valueOf(monitor.advocateId()), now, latest, dice.oneIn(2))));
                }
                circle.invited().forEach(one -> answers.add(accept(id, one.advocateId(), one.offerId())));
            }
        }
        return answers.isEmpty() ? null : dice.one(answers);
    }

    private Input accept(String id, String advocate, String offer) {
        return new Input.Command(new DeskCommand.AcceptOffer(id, Given.LINE, advocate, now, offer));
    }

    /** Mostly one that an advocate has, if there is one. */
    private String conversation(LineState state) {
        List<String> assigned = new ArrayList<>();
        for (String id : latest(state)) {
            Conversation conversation = state.conversations().byId(id);
            if (conversation != null && conversation.advocate() != null) {
                assigned.add(id);
            }
        }
        return assigned.isEmpty() || dice.oneIn(3)
                ? state.conversations().thread(thread()).latestConversation()
                : dice.one(assigned);
    }

    private List<String> latest(LineState state) {
        List<String> latest = new ArrayList<>();
        for (int thread = 0; thread < threads(); thread++) {
            latest.add(state.conversations().thread("p" + thread).latestConversation());
        }
        return latest;
    }

    private String thread() {
        return "p" + dice.chance(threads());
    }

    private int threads() {
        return calls ? 3 : 7;
    }

    private Channel channelOf(String thread) {
        return channels.computeIfAbsent(thread, any -> dice.one(calls ? MOSTLY_CALLS : CHANNELS));
    }

    private String id() {
        return "id-" + ++count;
    }
}
