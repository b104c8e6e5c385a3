package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.FeedEvent;
import dev.lantern.events.Participant;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Records;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What advocates' screens show who read their feed and nothing else. */
final class Desks {

    /**
     * Messages by conversation, the conversation of each offer, and who else is in a conversation; only {@code held} are on
     * hold.
     */
    private record Screen(
            Map<String, Integer> open,
            Map<String, String> offers,
            Set<String> wrapUps,
            Map<String, List<Participant>> beside,
            Set<String> held) {

        Screen() {
            this(new TreeMap<>(), new TreeMap<>(), new HashSet<>(), new TreeMap<>(), new TreeSet<>());
        }
    }

    private final Map<String, Screen> screens = new HashMap<>();

    void read(FeedEvent event) {
        Screen screen = screens.computeIfAbsent(event.advocateId(), id -> new Screen());
        switch (event) {
            case FeedEvent.OfferMade made -> {
                String before =
                        screen.offers.put(made.offer().offerId(), made.offer().conversationId());
                assertThat(before).as("an offer is made once").isNull();
            }
            case FeedEvent.OfferClosed closed ->
                assertThat(screen.offers.remove(closed.offerId())).isEqualTo(closed.conversationId());
            case FeedEvent.ConversationOpened opened -> {
                FeedEvent.Conversation conversation = opened.conversation();
                Integer before = screen.open.put(
                        conversation.conversationId(), conversation.messages().size());
                assertThat(before).as("a conversation is opened once").isNull();
                screen.beside.put(conversation.conversationId(), conversation.participants());
            }
            case FeedEvent.MessageArrived arrived -> {
                assertThat(screen.open)
                        .as("only who has the conversation reads it")
                        .containsKey(arrived.conversationId());
                screen.open.merge(arrived.conversationId(), 1, Integer::sum);
            }
            case FeedEvent.ConversationClosed closed -> {
                assertThat(screen.open.remove(closed.conversationId())).isNotNull();
                screen.beside.remove(closed.conversationId());
                screen.held.remove(closed.conversationId());
            }
            case FeedEvent.DeskSnapshot snapshot -> shows(screen, snapshot);
            case FeedEvent.AnswerSent sent ->
                assertThat(screen.open)
                        .as("only who is in the conversation reads what is answered")
                        .containsKey(sent.conversationId());
            case FeedEvent.DeliveryChanged changed -> {}
            case FeedEvent.StatusChanged changed -> {}
            case FeedEvent.RosterListed listed -> {}
            case FeedEvent.CommandAnswered answered -> {}
            case FeedEvent.Notice notice -> {}
            case FeedEvent.ParticipantsChanged changed -> {
                assertThat(screen.open).containsKey(changed.conversationId());
                screen.beside.put(changed.conversationId(), changed.participants());
            }
            case FeedEvent.HoldChanged changed -> {
                assertThat(screen.open).containsKey(changed.conversationId());
                if (changed.heldSince() == null) {
                    screen.held.remove(changed.conversationId());
                } else {
                    screen.held.add(changed.conversationId());
                }
            }
            case FeedEvent.WrapUpChanged changed -> {
                if (changed.endsAt() == null) {
                    assertThat(screen.wrapUps.remove(changed.conversationId())).isTrue();
                } else {
                    screen.wrapUps.add(changed.conversationId());
                }
            }
        }
    }

    void agreeWith(LineState state, Records records) {
        Set<String> readers = new HashSet<>(screens.keySet());
        records.advocates().forEach(advocate -> readers.add(advocate.id()));
        for (String reader : readers) {
            Screen screen = screens.getOrDefault(reader, new Screen());
            agree(
                    "open at " + reader,
                    screen.open.keySet(),
                    both(state.roster().open(reader), state.circles().joinedBy(reader)));
            agree(
                    "offered to " + reader,
                    new HashSet<>(screen.offers.values()),
                    both(state.roster().offered(reader), state.circles().inviting(reader)));
            agree(
                    "written up by " + reader,
                    screen.wrapUps,
                    state.wrapUps().of(reader).keySet());
            screen.open.forEach((id, messages) -> {
                agree(
                        "messages of " + id,
                        messages,
                        state.conversations().existing(id).said());
                Circle circle = state.circles().of(id);
                agree(
                        "on hold for " + reader + ": " + id,
                        screen.held.contains(id),
                        circle != null && circle.heldSince() != null);
                agree(
                        "beside " + reader + " in " + id,
                        screen.beside.getOrDefault(id, List.of()),
                        state.circles().open(id));
            });
        }
    }

    private static Set<String> both(Set<String> ones, Set<String> others) {
        Set<String> both = new HashSet<>(ones);
        others.forEach(other -> assertThat(both.add(other))
                .as("one thing at a time in one conversation: " + other)
                .isTrue());
        return both;
    }

    private static void agree(String what, Object shown, Object held) {
        if (!shown.equals(held)) {
            throw new AssertionError(what + ": the screen shows " + shown + ", the engine has " + held);
        }
    }

    private static void shows(Screen screen, FeedEvent.DeskSnapshot snapshot) {
        List<String> offers =
                snapshot.offers().stream().map(FeedEvent.Offer::offerId).toList();
        assertThat(screen.offers.keySet())
                .as("a snapshot is what was told")
                .containsExactlyInAnyOrderElementsOf(offers);
        List<String> open = snapshot.conversations().stream()
                .map(FeedEvent.Conversation::conversationId)
                .toList();
        assertThat(screen.open.keySet()).containsExactlyInAnyOrderElementsOf(open);
        // What else there is of each follows.
        screen.held.clear();
        snapshot.conversations().forEach(one -> screen.beside.put(one.conversationId(), one.participants()));
    }
}
