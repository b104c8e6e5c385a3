package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Answers;
import dev.lantern.events.AwayReason;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Requirements;
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
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** What people and advocates do, at random, from one seed: sensible things, silly things, and things done twice. */
final class RandomHistory {

    private static final List<Channel> CHANNELS = List.of(Channel.SMS, Channel.CHAT, Channel.WEBFORM);
    private static final List<String> LANGUAGES = List.of("en", "en-US", "es", "es-MX", "tl");
    private static final List<String> EXPERTISE = List.of("LABOUR", "MINORS");
    private static final List<String> PLACES = List.of("NV", "CA");
    private static final List<String> ADVOCATES = List.of("ada", "bea", "cyd", "dee");
    private static final List<Duration> PAUSES = List.of(
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

    private final RandomGenerator random;
    private final List<Happened> past = new ArrayList<>();
    private final Map<String, Channel> channels = new HashMap<>();
    private Instant now = Given.MORNING;
    private int count;

    RandomHistory(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    Happened next(LineState state) {
        return new Happened(input(state), now);
    }

    /** Whether everybody has been enrolled and is signed in. */
    boolean opened() {
        return count >= 2 * ADVOCATES.size();
    }

    private Input input(LineState state) {
        now = now.plus(chance(100) == 0 ? Duration.ofDays(4) : one(PAUSES));
        if (past.size() > 2 * ADVOCATES.size() && chance(12) == 0) {
            Happened repeated = one(past);
            if (Duration.between(repeated.at(), now).compareTo(Seen.KEPT) < 0) {
                return repeated.input();
            }
        }
        Input input = opened() ? any(state) : opening();
        past.add(new Happened(input, now));
        return input;
    }

    /** The line opens with everybody enrolled and signed in. */
    private Input opening() {
        String advocate = ADVOCATES.get(count / 2);
        DeskCommand command = count % 2 == 0
                ? new DeskCommand.EnrolAdvocate(id(), Given.LINE, "dana", now, profile(advocate))
                : new DeskCommand.SignIn(id(), Given.LINE, advocate, now);
        return new Input.Command(command);
    }

    private Input any(LineState state) {
        return switch (chance(21)) {
            case 0, 1, 2, 3, 4 -> signal();
            case 5 -> ended();
            case 6, 7, 8 -> new Input.Tick();
            case 9 -> delivery();
            case 10 -> chance(3) == 0 ? callbackReached() : callbackAsked();
            default -> new Input.Command(command(state));
        };
    }

    private Input signal() {
        String thread = thread();
        Answers answers =
                switch (chance(6)) {
                    case 0 -> Given.IN_DANGER;
                    case 1 -> Given.UNDER_18;
                    default -> Answers.NONE;
                };
        String language = chance(3) == 0 ? one(LANGUAGES) : null;
        return new Input.Signal(Given.signal(id(), thread, channelOf(thread), language, answers, now));
    }

    private Input ended() {
        String thread = thread();
        ConversationEnded.Reason reason = one(List.of(ConversationEnded.Reason.values()));
        return new Input.Signal(new ConversationEnded(id(), thread, Given.LINE, channelOf(thread), reason, now));
    }

    private Input callbackAsked() {
        String thread = thread();
        Instant notBefore = now.plus(one(PAUSES)).minusSeconds(20);
        return new Input.Signal(new CallbackAsked(
                id(), thread, Given.LINE, channelOf(thread), notBefore, notBefore.plus(one(PAUSES)), false, now));
    }

    private Input callbackReached() {
        String thread = thread();
        return new Input.Signal(new CallbackReached(id(), thread, Given.LINE, channelOf(thread), now, "CA1"));
    }

    private Input delivery() {
        String reply = past.stream()
                .map(Happened::input)
                .filter(input -> input instanceof Input.Command(DeskCommand.SendAnswer answer))
                .map(Input::causeId)
                .reduce((one, other) -> chance(2) == 0 ? one : other)
                .orElseGet(this::id);
        String conversation = thread() + "/1";
        return new Input.Delivery(
                switch (chance(3)) {
                    case 0 -> new DeliveryEvent.ReplyAccepted(reply, conversation, Given.LINE, "SM" + reply, now);
                    case 1 ->
                        new DeliveryEvent.ReplyDelivered(
                                reply,
                                conversation,
                                Given.LINE,
                                "SM" + reply,
                                chance(2) == 0 ? null : new DeliveryEvent.Part(1 + chance(2), 2),
                                now);
                    default ->
                        new DeliveryEvent.ReplyFailed(reply, conversation, Given.LINE, "30005", "Not in service.", now);
                });
    }

    private DeskCommand command(LineState state) {
        String actor = one(ADVOCATES);
        return switch (chance(30)) {
            case 0 -> new DeskCommand.EnrolAdvocate(id(), Given.LINE, "dana", now, profile(actor));
            case 1, 2, 3, 4, 5 -> new DeskCommand.SignIn(id(), Given.LINE, actor, now);
            case 6 -> new DeskCommand.SignOut(id(), Given.LINE, actor, now);
            case 7, 8, 9 ->
                new DeskCommand.SetAvailability(
                        id(), Given.LINE, actor, now, chance(4) == 0 ? AwayReason.TRAINING : null);
            case 10 -> new DeskCommand.RemoveAdvocate(id(), Given.LINE, "dana", now, actor);
            case 11 -> new DeskCommand.RefreshDesk(id(), Given.LINE, actor, now);
            case 12, 13 -> new DeskCommand.FinishWrapUp(id(), Given.LINE, actor, now, null);
            case 14 -> new DeskCommand.DeskConnected(id(), Given.LINE, actor, now, "stream-" + chance(3));
            case 15 -> new DeskCommand.DeskDisconnected(id(), Given.LINE, actor, now, "stream-" + chance(3));
            default -> aboutConversation(state, actor);
        };
    }

    /** Mostly by the advocate whom it concerns, sometimes by another. */
    private DeskCommand aboutConversation(LineState state, String somebody) {
        String id = state.conversations().thread(thread()).latestConversation();
        Conversation conversation = state.conversations().byId(id);
        String actor = chance(8) == 0 ? somebody : concerned(conversation, somebody);
        String offer = conversation != null && conversation.stage() instanceof Stage.Offered offered
                ? offered.offerId()
                : id.replace('/', '.') + ".1";
        return switch (chance(28)) {
            case 0, 1, 2, 3 -> new DeskCommand.AcceptOffer(id(), Given.LINE, actor, now, offer);
            case 4 -> new DeskCommand.DeclineOffer(id(), Given.LINE, actor, now, offer, null);
            case 5, 6 -> new DeskCommand.CompleteConversation(id(), Given.LINE, actor, now, id);
            case 7 ->
                new DeskCommand.TransferConversation(id(), Given.LINE, actor, now, id, one(ADVOCATES), null, null);
            case 8 ->
                new DeskCommand.TransferConversation(
                        id(), Given.LINE, actor, now, id, null, null, chance(2) == 0 ? requirements() : null);
            case 9 -> new DeskCommand.AssignConversation(id(), Given.LINE, "dana", now, id, somebody);
            case 10 ->
                new DeskCommand.TransferConversation(id(), Given.LINE, actor, now, id, one(ADVOCATES), true, null);
            case 11, 12 ->
                new DeskCommand.InviteToConversation(
                        id(), Given.LINE, actor, now, id, one(ADVOCATES), one(List.of(ParticipantRole.values())));
            case 13, 14, 15 -> answerTo(state, id, somebody);
            case 16 -> new DeskCommand.LeaveConversation(id(), Given.LINE, somebody, now, id);
            case 17 ->
                new DeskCommand.MonitorConversation(id(), Given.LINE, chance(2) == 0 ? somebody : "dana", now, id);
            case 18 -> new DeskCommand.TakeOverConversation(id(), Given.LINE, somebody, now, id);
            case 19 -> new DeskCommand.RecordInterpreter(id(), Given.LINE, actor, now, id, "tl", "4711");
            case 20 -> new DeskCommand.DeclareConflict(id(), Given.LINE, actor, now, id, somebody, null);
            case 21, 22 -> new DeskCommand.LiftConflict(id(), Given.LINE, actor, now, id, somebody);
            case 23 ->
                new DeskCommand.FlagPerson(
                        id(), Given.LINE, actor, now, id, now.plus(one(PAUSES)).plusMillis(1), "abusive");
            case 25, 26 ->
                new DeskCommand.RequestCallback(
                        id(),
                        Given.LINE,
                        actor,
                        now,
                        id,
                        now.plus(one(PAUSES)),
                        now.plus(one(PAUSES)).plus(one(PAUSES)),
                        true);
            case 24 -> new DeskCommand.LiftFlag(id(), Given.LINE, "dana", now, id);
            default -> new DeskCommand.SendAnswer(id(), Given.LINE, actor, now, id, Given.sealed("words"));
        };
    }

    /** By whoever was asked into the conversation, if anybody was. */
    private DeskCommand answerTo(LineState state, String conversationId, String somebody) {
        Circle circle = state.circles().of(conversationId);
        if (circle == null || circle.invited().isEmpty()) {
            return new DeskCommand.FinishWrapUp(id(), Given.LINE, somebody, now, conversationId);
        }
        Circle.Invitation asked = one(circle.invited());
        return chance(4) == 0
                ? new DeskCommand.DeclineOffer(id(), Given.LINE, asked.advocateId(), now, asked.offerId(), null)
                : new DeskCommand.AcceptOffer(id(), Given.LINE, asked.advocateId(), now, asked.offerId());
    }

    private static String concerned(@Nullable Conversation conversation, String somebody) {
        if (conversation == null) {
            return somebody;
        }
        return switch (conversation.stage()) {
            case Stage.Offered offered -> offered.advocateId();
            case Stage.Assigned assigned -> assigned.advocateId();
            case Stage.Queued queued -> somebody;
            case Stage.Aside aside -> somebody;
            case Stage.Closed closed -> somebody;
        };
    }

    private AdvocateProfile profile(String advocate) {
        Map<Channel, Integer> capacity = new HashMap<>();
        CHANNELS.forEach(channel -> capacity.put(channel, chance(3)));
        List<String> languages =
                LANGUAGES.stream().filter(any -> chance(3) == 0).toList();
        Map<String, Integer> levels = new HashMap<>();
        languages.stream().filter(any -> chance(2) == 0).forEach(tag -> levels.put(tag, 1 + chance(5)));
        Map<String, Integer> skills = new HashMap<>();
        EXPERTISE.stream().filter(any -> chance(2) == 0).forEach(skill -> skills.put(skill, 1 + chance(3)));
        List<String> places = PLACES.stream().filter(any -> chance(2) == 0).toList();
        Boolean interpreter = chance(3) == 0 ? Boolean.FALSE : null;
        return new AdvocateProfile(
                advocate, advocate, languages, levels, skills, places, capacity, chance(3) == 0, interpreter);
    }

    private Requirements requirements() {
        return new Requirements(
                chance(2) == 0 ? one(LANGUAGES) : null,
                chance(2) == 0 ? 1 + chance(5) : null,
                EXPERTISE.stream().filter(any -> chance(3) == 0).toList(),
                chance(2) == 0 ? one(PLACES) : null);
    }

    private String thread() {
        return "p" + chance(7);
    }

    private Channel channelOf(String thread) {
        return channels.computeIfAbsent(thread, any -> one(CHANNELS));
    }

    private String id() {
        return "id-" + ++count;
    }

    private int chance(int bound) {
        return random.nextInt(bound);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
