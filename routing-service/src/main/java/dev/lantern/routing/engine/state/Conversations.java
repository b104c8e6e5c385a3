package dev.lantern.routing.engine.state;

import dev.lantern.events.ConversationIds;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conversations that are not yet forgotten, with what was said in them. */
public final class Conversations {

    private final Map<String, Held> byId = new HashMap<>();
    private final Map<String, ThreadCount> threads = new HashMap<>();
    private final Map<String, List<String>> byPerson = new HashMap<>();

    /** Most of what is asked is about the conversation that was asked for last. */
    private @Nullable Held latest;

    /** Its id, so that it is not looked at when it is another. */
    private String latestId = "";

    Conversations() {}

    public @Nullable Conversation byId(String conversationId) {
        Held held = find(conversationId);
        return held == null ? null : held.conversation;
    }

    /** The latest of a thread, unless it is forgotten. */
    public @Nullable Conversation latest(ThreadCount thread) {
        return thread.conversations() == 0 ? null : byId(thread.latestConversation());
    }

    /** One that must be there: an id that the state itself gave. */
    public Conversation existing(String conversationId) {
        Conversation conversation = byId(conversationId);
        if (conversation == null) {
            throw new IllegalStateException("no conversation " + conversationId);
        }
        return conversation;
    }

    /** Whether this offer is pending with anybody. */
    public boolean offers(String offerId) {
        String conversationId = Conversation.idOfOffer(offerId);
        Conversation conversation = conversationId == null ? null : byId(conversationId);
        return conversation != null
                && conversation.stage() instanceof Stage.Offered offered
                && offered.offerId().equals(offerId);
    }

    /** The ids of the conversations of a person, by the keyed hash of their address, in alphabetical order. */
    public List<String> ofPerson(String person) {
        return byPerson.getOrDefault(person, List.of());
    }

    public ThreadCount thread(String threadId) {
        ThreadCount count = threads.get(threadId);
        return count == null ? ThreadCount.none(threadId) : count;
    }

    /** Whether there was such a conversation, forgotten or not. */
    public boolean everWas(String conversationId) {
        int slash = conversationId.lastIndexOf('/');
        if (slash < 1 || !conversationId.substring(slash + 1).matches("[1-9][0-9]{0,8}")) {
            return false;
        }
        int n = Integer.parseInt(conversationId.substring(slash + 1));
        return n <= thread(ConversationIds.threadOf(conversationId)).conversations();
    }

    /** What was said, in order. */
    public List<Said> said(String conversationId) {
        Held held = find(conversationId);
        return held == null ? List.of() : Collections.unmodifiableList(held.said);
    }

    /** Where the conversation is held from now on, as it was held before. */
    Held held(String conversationId) {
        Held held = find(conversationId);
        if (held == null) {
            held = new Held(conversationId);
            byId.put(conversationId, held);
            lookAt(held);
        }
        return held;
    }

    /** The one that is asked for next. */
    void lookAt(Held held) {
        latest = held;
        latestId = held.id;
    }

    private @Nullable Held find(String conversationId) {
        Held held = latest;
        if (held == null || !latestId.equals(conversationId)) {
            held = byId.get(conversationId);
            latest = held;
            latestId = conversationId;
        }
        return held;
    }

    /** What it was before, if anything. */
    @Nullable
    Conversation put(Held held, Conversation now) {
        Conversation before = held.conversation;
        held.become(now);
        if (before == null || before.person() != now.person()) {
            indexPerson(before, now);
        }
        return before;
    }

    void put(Said message) {
        held(message.conversationId()).put(message);
    }

    /** What was removed, if it was there. */
    @Nullable
    Held remove(String conversationId) {
        Held held = byId.remove(conversationId);
        latest = null;
        if (held != null && held.conversation != null) {
            indexPerson(held.conversation, null);
        }
        return held;
    }

    void put(ThreadCount count) {
        threads.put(count.threadId(), count);
    }

    Stream<Conversation> all() {
        return byId.values().stream().flatMap(held -> Stream.ofNullable(held.conversation));
    }

    Iterable<Held> allHeld() {
        return byId.values();
    }

    Stream<Said> allSaid() {
        return byId.values().stream().flatMap(held -> held.said.stream());
    }

    Iterable<ThreadCount> allThreads() {
        return threads.values();
    }

    private void indexPerson(@Nullable Conversation before, @Nullable Conversation now) {
        String personBefore = before == null ? null : before.person().hash();
        String personNow = now == null ? null : now.person().hash();
        if (Objects.equals(personBefore, personNow)) {
            return;
        }
        if (before != null && personBefore != null) {
            byPerson.computeIfPresent(personBefore, (person, all) -> without(all, before.id()));
        }
        if (now != null && personNow != null) {
            byPerson.merge(personNow, List.of(now.id()), (all, one) -> with(all, now.id()));
        }
    }

    private static @Nullable List<String> without(List<String> ids, String id) {
        List<String> rest = ids.stream().filter(one -> !one.equals(id)).toList();
        return rest.isEmpty() ? null : rest;
    }

    private static List<String> with(List<String> ids, String id) {
        return Stream.concat(ids.stream(), Stream.of(id)).distinct().sorted().toList();
    }
}
