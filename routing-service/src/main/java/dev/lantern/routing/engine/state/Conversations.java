package dev.lantern.routing.engine.state;

import dev.lantern.events.ConversationIds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conversations that are not yet forgotten, with what was said in them. */
public final class Conversations {

    /** One conversation with what was said in it, in order; records may come back from the store in any order. */
    private static final class Held {

        @Nullable
        Conversation conversation;

        final List<Said> said = new ArrayList<>(1);

        void put(Said message) {
            int at = said.size();
            while (at > 0 && said.get(at - 1).n() >= message.n()) {
                at--;
            }
            if (at < said.size() && said.get(at).n() == message.n()) {
                said.set(at, message);
            } else {
                said.add(at, message);
            }
        }
    }

    private final Map<String, Held> byId = new HashMap<>();
    private final Map<String, ThreadCount> threads = new HashMap<>();
    private final Map<String, String> byOffer = new HashMap<>();
    private final Map<String, List<String>> byPerson = new HashMap<>();

    Conversations() {}

    public @Nullable Conversation byId(String conversationId) {
        Held held = byId.get(conversationId);
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

    /** The conversation of which this offer is pending. */
    public @Nullable Conversation byOffer(String offerId) {
        String conversationId = byOffer.get(offerId);
        return conversationId == null ? null : byId(conversationId);
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
        Held held = byId.get(conversationId);
        return held == null ? List.of() : Collections.unmodifiableList(held.said);
    }

    /** What it was before, if anything. */
    @Nullable
    Conversation put(Conversation now) {
        Held held = held(now.id());
        Conversation before = held.conversation;
        held.conversation = now;
        index(before, now);
        return before;
    }

    void put(Said message) {
        held(message.conversationId()).put(message);
    }

    /** What was removed. */
    List<Entity> remove(String conversationId) {
        Held held = byId.remove(conversationId);
        if (held == null) {
            return List.of();
        }
        List<Entity> removed = new ArrayList<>(held.said);
        if (held.conversation != null) {
            index(held.conversation, null);
            removed.addFirst(held.conversation);
        }
        return removed;
    }

    private Held held(String conversationId) {
        Held held = byId.get(conversationId);
        if (held == null) {
            held = new Held();
            byId.put(conversationId, held);
        }
        return held;
    }

    void put(ThreadCount count) {
        threads.put(count.threadId(), count);
    }

    Stream<Conversation> all() {
        return byId.values().stream().flatMap(held -> Stream.ofNullable(held.conversation));
    }

    Stream<Said> allSaid() {
        return byId.values().stream().flatMap(held -> held.said.stream());
    }

    Iterable<ThreadCount> allThreads() {
        return threads.values();
    }

    private void index(@Nullable Conversation before, @Nullable Conversation now) {
        String personBefore = before == null ? null : before.person().hash();
        String personNow = now == null ? null : now.person().hash();
        if (!Objects.equals(personBefore, personNow)) {
            if (before != null && personBefore != null) {
                byPerson.computeIfPresent(personBefore, (person, all) -> without(all, before.id()));
            }
            if (now != null && personNow != null) {
                byPerson.merge(personNow, List.of(now.id()), (all, one) -> with(all, now.id()));
            }
        }
        if (before != null && before.stage() instanceof Stage.Offered offered) {
            byOffer.remove(offered.offerId());
        }
        if (now != null && now.stage() instanceof Stage.Offered offered) {
            byOffer.put(offered.offerId(), now.id());
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
