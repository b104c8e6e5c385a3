package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Records;
import dev.lantern.routing.engine.state.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What follows when nobody reaches out any more, and two supervisors come who speak everything, know everything and never
 * decline: everybody who is left is helped, whatever happened before. Otherwise somebody was forgotten, or starves.
 */
final class CalmAfterwards {

    private static final List<String> HELPERS = List.of("yael", "zoe");
    private static final int ROUNDS = 1_000;

    /** No timer of the line's lies further ahead than this, but those of forgetting. */
    private static final Duration AT_MOST = Duration.ofHours(2);

    private final CheckedLine checked;
    private Instant now;
    private int commands;

    CalmAfterwards(CheckedLine checked, Instant now) {
        this.checked = checked;
        this.now = now;
    }

    void helpEverybody() {
        for (String helper : HELPERS) {
            Map<Channel, Integer> capacity =
                    Map.of(Channel.SMS, 9, Channel.CHAT, 9, Channel.WEBFORM, 9, Channel.VOICE, 9);
            List<String> languages = List.of("en", "es", "tl");
            command(new DeskCommand.EnrolAdvocate(
                    id(),
                    Given.LINE,
                    "dana",
                    now,
                    new AdvocateProfile(
                            helper,
                            helper,
                            languages,
                            Map.of(),
                            Map.of("LABOUR", 3, "MINORS", 3),
                            List.of(),
                            capacity,
                            true,
                            null)));
            command(new DeskCommand.SignIn(id(), Given.LINE, helper, now));
        }
        int round = 0;
        while (!left().isEmpty()) {
            // Until nothing is offered any more: an offer that is let pass sends its advocate away.
            do {
                if (++round > ROUNDS) {
                    throw new AssertionError("nobody ever helps " + left());
                }
                checked.decide(new Input.Tick(), now); // what is due fires before it is acted upon
                left().forEach(this::help);
                HELPERS.forEach(helper -> command(new DeskCommand.FinishWrapUp(id(), Given.LINE, helper, now, null)));
            } while (left().stream().anyMatch(one -> one.offeredTo() != null));
            pass();
        }
    }

    /** Whoever waits, is offered, has an advocate, or stands aside until they are called. */
    private List<Conversation> left() {
        return Records.of(checked.live()).conversations().stream()
                .filter(one -> !(one.stage() instanceof Stage.Closed))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    private void help(Conversation earlier) {
        LineState state = checked.live();
        Conversation conversation = state.conversations().byId(earlier.id());
        if (conversation == null) {
            return;
        }
        Circle circle = state.circles().of(conversation.id());
        if (circle != null) {
            circle.invited()
                    .forEach(one -> command(new DeskCommand.DeclineOffer(
                            id(), Given.LINE, one.advocateId(), now, one.offerId(), null)));
        }
        switch (conversation.stage()) {
            case Stage.Offered offer ->
                command(new DeskCommand.AcceptOffer(id(), Given.LINE, offer.advocateId(), now, offer.offerId()));
            case Stage.Assigned assigned -> {
                meet(conversation, assigned.advocateId());
                command(new DeskCommand.CompleteConversation(
                        id(), Given.LINE, assigned.advocateId(), now, conversation.id()));
            }
            case Stage.Queued queued -> {}
            case Stage.Aside aside -> {}
            case Stage.Closed closed -> {}
        }
    }

    /** Whoever has the call is in its room now: nobody has to stay there to hand it over. */
    private void meet(Conversation conversation, String advocateId) {
        String thread = ConversationIds.threadOf(conversation.id());
        Channel channel = conversation.person().channel();
        ParticipantReported joined = new ParticipantReported(
                id(), thread, Given.LINE, channel, advocateId, ParticipantReported.State.JOINED, "CA1", null, now);
        checked.decide(new Input.Signal(joined), now);
        Circle circle = checked.live().circles().of(conversation.id());
        if (circle != null && circle.in(ParticipantRole.HANDING_OVER) != null) {
            throw new AssertionError("nobody ends the handing over of " + circle);
        }
    }

    /** To the next timer, or an hour on. */
    private void pass() {
        Instant latest = now.plus(AT_MOST);
        Instant next = checked.live().nextTimer().orElse(latest);
        now = next.isAfter(latest) ? latest : next.isBefore(now) ? now : next;
        checked.decide(new Input.Tick(), now);
    }

    private void command(DeskCommand command) {
        checked.decide(new Input.Command(command), now);
    }

    private String id() {
        return "calm-" + ++commands;
    }
}
