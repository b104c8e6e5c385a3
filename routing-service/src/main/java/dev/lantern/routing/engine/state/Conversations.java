package dev.lantern.routing.engine.state;

import dev.lantern.events.ConversationIds;
import dev.lantern.events.FeedEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The conversations that are not yet forgotten, with what was said in them. */
public final class Conversations {

    private final Map<String, Conversation> byId = new HashMap<>();
    private final Map<String, SortedMap<Integer, Said>> said = new HashMap<>();
    private final Map<String, ThreadCount> threads = new HashMap<>();
    private final Map<String, String> byOffer = new HashMap<>();

    private final Map<String, SortedSet<String>> byPerson = new HashMap<>();

    Conversations() {}

    public @Nullable Conversation byId(String conversationId) {
        return byId.get(conversationId);
    }

    /** One that must be there: an id that the state itself gave. */
    public Conversation existing(String conversationId) {
        Conversation conversation = byId.get(conversationId);
        if (conversation == null) {
            throw new IllegalStateException("no conversation " + conversationId);
        }
        return conversation;
    }

    /** The conversation of which this offer is pending. */
    public @Nullable Conversation byOffer(String offerId) {
        String conversationId = byOffer.get(offerId);
        return conversationId == null ? null : byId.get(conversationId);
    }

    /** The ids of the conversations of a person, by the keyed hash of their address, in alphabetical order. */
    public SortedSet<String> ofPerson(String person) {
        return Collections.unmodifiableSortedSet(byPerson.getOrDefault(person, Collections.emptySortedSet()));
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
    public List<FeedEvent.Message> messages(String conversationId) {
        return said.getOrDefault(conversationId, Collections.emptySortedMap()).values().stream()
                .map(Said::message)
                .toList();
    }

    /** What it was before, if anything. */
    @Nullable
    Conversation put(Conversation now) {
        Conversation before = byId.put(now.id(), now);
        index(before, now);
        return before;
    }

    @Nullable
    Conversation remove(String conversationId) {
        Conversation before = byId.remove(conversationId);
        index(before, null);
        return before;
    }

    void put(Said message) {
        said.computeIfAbsent(message.conversationId(), id -> new TreeMap<>()).put(message.n(), message);
    }

    /** The messages that were removed. */
    List<Said> removeMessages(String conversationId) {
        SortedMap<Integer, Said> messages = said.remove(conversationId);
        return messages == null ? List.of() : List.copyOf(messages.values());
    }

    void put(ThreadCount count) {
        threads.put(count.threadId(), count);
    }

    Iterable<Conversation> all() {
        return byId.values();
    }

    Iterable<Said> allSaid() {
        return said.values().stream().flatMap(messages -> messages.values().stream())::iterator;
    }

    Iterable<ThreadCount> allThreads() {
        return threads.values();
    }

    private void index(@Nullable Conversation before, @Nullable Conversation now) {
        String personBefore = before == null ? null : before.person().hash();
        String personNow = now == null ? null : now.person().hash();
        if (!Objects.equals(personBefore, personNow)) {
            if (before != null && personBefore != null) {
                byPerson.computeIfPresent(personBefore, (person, all) -> {
                    all.remove(before.id());
                    return all.isEmpty() ? null : all;
                });
            }
            if (now != null && personNow != null) {
                byPerson.computeIfAbsent(personNow, person -> new TreeSet<>()).add(now.id());
            }
        }
        if (before != null && before.stage() instanceof Stage.Offered offered) {
            byOffer.remove(offered.offerId());
        }
        if (now != null && now.stage() instanceof Stage.Offered offered) {
            byOffer.put(offered.offerId(), now.id());
        }
    }
}
