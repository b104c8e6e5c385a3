package dev.lantern.routing.engine;

import dev.lantern.events.AwayReason;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.SafeWay;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Stage;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What advocates and supervisors ask for, at random: sensible things mostly.
 *
 * @param calls whether most of it happens in calls
 * @param conversationId which they have in mind
 */
record RandomDesk(
        LineState state,
        Dice dice,
        RandomProfiles profiles,
        boolean calls,
        Supplier<String> ids,
        Instant now,
        String conversationId) {

    DeskCommand command() {
        String actor = dice.one(RandomHistory.ADVOCATES);
        return switch (dice.chance(calls ? 36 : 31)) {
            case 0 -> new DeskCommand.EnrolAdvocate(ids.get(), Given.LINE, "dana", now, profiles.profile(actor));
            case 1, 2, 3, 4, 5 -> new DeskCommand.SignIn(ids.get(), Given.LINE, actor, now);
            case 6 -> new DeskCommand.SignOut(ids.get(), Given.LINE, actor, now);
            case 7, 8, 9 ->
                new DeskCommand.SetAvailability(
                        ids.get(), Given.LINE, actor, now, dice.oneIn(4) ? AwayReason.TRAINING : null);
            case 10 -> new DeskCommand.RemoveAdvocate(ids.get(), Given.LINE, "dana", now, actor);
            case 11 -> new DeskCommand.RefreshDesk(ids.get(), Given.LINE, actor, now);
            case 12, 13 -> new DeskCommand.FinishWrapUp(ids.get(), Given.LINE, actor, now, null);
            case 14 -> new DeskCommand.DeskConnected(ids.get(), Given.LINE, actor, now, stream());
            case 15 -> new DeskCommand.DeskDisconnected(ids.get(), Given.LINE, actor, now, stream());
            case 16 -> rarely(actor);
            default -> aboutConversation(actor);
        };
    }

    /** Mostly the same desk. */
    private String stream() {
        return dice.oneIn(4) ? "elsewhere" : "desk";
    }

    private DeskCommand rarely(String actor) {
        return switch (dice.chance(3)) {
            case 0 -> new DeskCommand.ListRoster(ids.get(), Given.LINE, actor, now, null);
            default -> new DeskCommand.SetSurge(ids.get(), Given.LINE, "dana", now, dice.oneIn(2));
        };
    }

    /** Mostly by the advocate whom it concerns, sometimes by another. */
    private DeskCommand aboutConversation(String somebody) {
        String id = conversationId;
        Conversation conversation = state.conversations().byId(id);
        String actor = dice.oneIn(8) ? somebody : concerned(conversation, somebody);
        String offer = conversation != null && conversation.stage() instanceof Stage.Offered offered
                ? offered.offerId()
                : id.replace('/', '.') + ".1";
        if (calls && dice.oneIn(2) && actor.equals(conversation == null ? null : conversation.advocate())) {
            return new RandomRoom(state, dice, id, somebody, now).asked(ids.get(), actor);
        }
        return switch (dice.chance(31)) {
            case 0, 1, 2, 3 -> new DeskCommand.AcceptOffer(ids.get(), Given.LINE, actor, now, offer);
            case 4 -> new DeskCommand.DeclineOffer(ids.get(), Given.LINE, actor, now, offer, null);
            case 5, 6 -> new DeskCommand.CompleteConversation(ids.get(), Given.LINE, actor, now, id);
            case 7 ->
                new DeskCommand.TransferConversation(
                        ids.get(), Given.LINE, actor, now, id, dice.one(RandomHistory.ADVOCATES), null, null);
            case 8 ->
                new DeskCommand.TransferConversation(
                        ids.get(),
                        Given.LINE,
                        actor,
                        now,
                        id,
                        null,
                        null,
                        dice.oneIn(2) ? profiles.requirements() : null);
            case 9 -> new DeskCommand.AssignConversation(ids.get(), Given.LINE, "dana", now, id, somebody);
            case 10 ->
                new DeskCommand.TransferConversation(
                        ids.get(), Given.LINE, actor, now, id, dice.one(RandomHistory.ADVOCATES), true, null);
            case 11, 12 ->
                new DeskCommand.InviteToConversation(
                        ids.get(), Given.LINE, actor, now, id, dice.one(RandomHistory.ADVOCATES), role());
            case 13, 14, 15 -> answerTo(id, somebody);
            case 16 ->
                new DeskCommand.LeaveConversation(
                        ids.get(), Given.LINE, new RandomRoom(state, dice, id, somebody, now).beside(), now, id);
            case 17 ->
                new DeskCommand.MonitorConversation(ids.get(), Given.LINE, dice.oneIn(2) ? somebody : "dana", now, id);
            case 18 -> new DeskCommand.TakeOverConversation(ids.get(), Given.LINE, somebody, now, id);
            case 19 -> new DeskCommand.RecordInterpreter(ids.get(), Given.LINE, actor, now, id, "tl", "4711");
            case 20 -> new DeskCommand.DeclareConflict(ids.get(), Given.LINE, actor, now, id, somebody, null);
            case 21, 22 ->
                new DeskCommand.LiftConflict(ids.get(), Given.LINE, actor, now, id, inConflict(conversation, somebody));
            case 23 ->
                new DeskCommand.FlagPerson(
                        ids.get(),
                        Given.LINE,
                        actor,
                        now,
                        id,
                        now.plus(dice.one(RandomHistory.PAUSES)).plusMillis(1),
                        "abusive");
            case 25, 26 -> requestCallback(conversation, id, actor);
            case 27 -> new RandomRoom(state, dice, id, somebody, now).asked(ids.get(), actor);
            case 28 ->
                new DeskCommand.CorrectUrgency(
                        ids.get(), Given.LINE, actor, now, id, dice.one(List.of(Urgency.values())), "As I hear them.");
            case 29 ->
                new DeskCommand.CorrectRequirements(
                        ids.get(), Given.LINE, actor, now, id, profiles.requirements(), "They told me.");
            case 24 -> new DeskCommand.LiftFlag(ids.get(), Given.LINE, "dana", now, id);
            default -> new DeskCommand.SendAnswer(ids.get(), Given.LINE, actor, now, id, Given.sealed("words"));
        };
    }

    private ParticipantRole role() {
        return dice.oneIn(6) ? dice.one(List.of(ParticipantRole.values())) : ParticipantRole.CONSULTANT;
    }

    private String inConflict(@Nullable Conversation conversation, String somebody) {
        List<String> barred =
                conversation == null ? List.of() : conversation.barred().advocates();
        return barred.isEmpty() ? somebody : dice.one(barred);
    }

    /** At a time that the person had named, mostly, if they had. */
    private DeskCommand requestCallback(@Nullable Conversation conversation, String id, String concerned) {
        SafeWay safe = conversation == null ? null : conversation.safeWay();
        String former = conversation == null ? null : conversation.formerAdvocate();
        String actor = former == null ? concerned : former;
        Instant from = safe == null || dice.oneIn(4) ? now.plus(dice.one(RandomHistory.PAUSES)) : safe.notBefore();
        Instant to = safe == null || dice.oneIn(4)
                ? from.plus(dice.one(RandomHistory.PAUSES)).plus(dice.one(RandomHistory.PAUSES))
                : safe.notAfter();
        return new DeskCommand.RequestCallback(
                ids.get(),
                Given.LINE,
                actor,
                now,
                id,
                from,
                to,
                dice.oneIn(2),
                dice.oneIn(4) ? Given.sealed("elsewhere") : null);
    }

    /** By whoever was asked into the conversation, if anybody was. */
    private DeskCommand answerTo(String conversationId, String somebody) {
        Circle circle = state.circles().of(conversationId);
        if (circle == null || circle.invited().isEmpty()) {
            return new DeskCommand.FinishWrapUp(ids.get(), Given.LINE, somebody, now, conversationId);
        }
        Circle.Invitation asked = dice.one(circle.invited());
        return dice.oneIn(4)
                ? new DeskCommand.DeclineOffer(ids.get(), Given.LINE, asked.advocateId(), now, asked.offerId(), null)
                : new DeskCommand.AcceptOffer(ids.get(), Given.LINE, asked.advocateId(), now, asked.offerId());
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
}
