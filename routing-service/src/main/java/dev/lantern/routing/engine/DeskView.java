package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Message;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Requirements;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Person;
import dev.lantern.routing.engine.state.Said;
import dev.lantern.routing.engine.state.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a desk shows, as events of its feed. An event of the feed has a largest size, so of a very long conversation the
 * first messages are shown with it and the others follow one by one.
 */
final class DeskView {

    /** Half of what the feed allows, in bytes of sealed text; the rest of an event is small beside it. */
    private static final int ROOM_FOR_MESSAGES = 256 * 1024;

    private static final int MESSAGE_FRAME = 512;
    private static final int ATTACHMENT_FRAME = 512;

    private final LineState state;
    private final String advocateId;
    private final Instant at;
    private final List<FeedEvent> following = new ArrayList<>();
    private int room = ROOM_FOR_MESSAGES;

    private DeskView(LineState state, String advocateId, Instant at) {
        this.state = state;
        this.advocateId = advocateId;
        this.at = at;
    }

    /** The conversation is the advocate's now, or they are in it, with all that was said. */
    static void open(
            LineState state, Conversation conversation, String advocateId, Instant at, Consumer<FeedEvent> feed) {
        DeskView view = new DeskView(state, advocateId, at);
        feed.accept(new FeedEvent.ConversationOpened(advocateId, state.line(), view.shown(conversation), at));
        view.following.forEach(feed);
        view.onHold(conversation.id(), feed);
    }

    /** Everything the desk shows now; the desk of somebody who is not on the roster is empty. */
    static void show(LineState state, String advocateId, Instant at, Consumer<FeedEvent> feed) {
        DeskView view = new DeskView(state, advocateId, at);
        feed.accept(view.snapshot());
        view.following.forEach(feed);
        state.roster().open(advocateId).forEach(id -> view.onHold(id, feed));
        state.circles().joinedBy(advocateId).forEach(id -> view.onHold(id, feed));
        state.wrapUps()
                .of(advocateId)
                .forEach((id, wrapUp) ->
                        feed.accept(new FeedEvent.WrapUpChanged(advocateId, state.line(), id, wrapUp.endsAt(), at)));
    }

    static FeedEvent.Offer offer(Conversation conversation, Stage.Offered offer) {
        return offer(conversation, offer.offerId(), offer.expiresAt(), conversation.requirements(), null, null);
    }

    /** Asked into a conversation that another has. */
    static FeedEvent.Offer offer(Conversation conversation, Circle.Invitation asked) {
        return offer(conversation, asked.offerId(), asked.expiresAt(), null, asked.role(), asked.by());
    }

    private static FeedEvent.Offer offer(
            Conversation conversation,
            String offerId,
            Instant expiresAt,
            @Nullable Requirements requirements,
            @Nullable ParticipantRole role,
            @Nullable String by) {
        return new FeedEvent.Offer(
                offerId,
                conversation.id(),
                conversation.person().channel(),
                conversation.person().language(),
                conversation.urgency(),
                conversation.rank().reasons(),
                conversation.turn().since(),
                expiresAt,
                requirements,
                role,
                by);
    }

    private void onHold(String conversationId, Consumer<FeedEvent> feed) {
        Circle circle = state.circles().of(conversationId);
        if (circle != null && circle.heldSince() != null) {
            feed.accept(new FeedEvent.HoldChanged(advocateId, state.line(), conversationId, circle.heldSince(), at));
        }
    }

    private FeedEvent snapshot() {
        Advocate advocate = state.roster().advocate(advocateId);
        AdvocateState doing = state.roster().shown(advocateId);
        List<FeedEvent.Offer> offers = new ArrayList<>();
        for (Conversation conversation : ordered(state.roster().offered(advocateId))) {
            if (conversation.stage() instanceof Stage.Offered offer) {
                offers.add(offer(conversation, offer));
            }
        }
        for (Conversation conversation : ordered(state.circles().inviting(advocateId))) {
            Circle circle = state.circles().of(conversation.id());
            Circle.Invitation invitation = circle == null ? null : circle.invitation(advocateId);
            if (invitation != null) {
                offers.add(offer(conversation, invitation));
            }
        }
        List<String> readable = new ArrayList<>(state.roster().open(advocateId));
        readable.addAll(state.circles().joinedBy(advocateId));
        return new FeedEvent.DeskSnapshot(
                advocateId,
                state.line(),
                doing == null ? AdvocateState.OFFLINE : doing,
                advocate == null ? null : advocate.away(),
                offers,
                ordered(readable).stream().map(this::shown).toList(),
                at);
    }

    private FeedEvent.Conversation shown(Conversation conversation) {
        Person person = conversation.person();
        return new FeedEvent.Conversation(
                conversation.id(),
                person.channel(),
                person.language(),
                conversation.urgency(),
                conversation.rank().reasons(),
                person.sender(),
                person.answers(),
                conversation.turn().queuedAt(),
                fitting(conversation.id()),
                conversation.requirements(),
                role(conversation),
                state.circles().open(conversation.id()),
                conversation.safeWay());
    }

    /** What the advocate does in a conversation that another has. */
    private @Nullable ParticipantRole role(Conversation conversation) {
        Circle circle = state.circles().of(conversation.id());
        Participant participant = circle == null ? null : circle.participant(advocateId);
        return participant == null ? null : participant.role();
    }

    /** The messages for which there is room; the others are put behind, in order. */
    private List<Message> fitting(String conversationId) {
        List<Message> fitting = new ArrayList<>();
        boolean full = false;
        for (Said said : state.conversations().said(conversationId)) {
            Message message = said.message();
            room -= sizeOf(message);
            full = full || room < 0;
            if (full) {
                following.add(new FeedEvent.MessageArrived(advocateId, state.line(), conversationId, message, at));
            } else {
                fitting.add(message);
            }
        }
        return fitting;
    }

    private List<Conversation> ordered(Collection<String> ids) {
        return ids.stream()
                .map(state.conversations()::existing)
                .sorted(Comparator.comparingLong(one -> one.turn().arrival()))
                .toList();
    }

    private static int sizeOf(Message message) {
        int size = MESSAGE_FRAME + message.attachments().size() * ATTACHMENT_FRAME;
        for (var attribute : message.attributes().entrySet()) {
            size += attribute.getKey().length() + attribute.getValue().length();
        }
        if (message.body() != null) {
            size += message.body().text().ciphertext().length();
            size += message.body().full() == null
                    ? 0
                    : message.body().full().ciphertext().length();
        }
        return size;
    }
}
