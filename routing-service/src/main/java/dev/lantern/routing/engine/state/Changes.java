package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which records changed since the host last asked; of a record that changed twice, the last. */
final class Changes {

    /** So many are faster looked through than hashed. */
    private static final int FEW = 16;

    /** Of conversations, each of which knows where its own is. */
    private final List<Change> conversations = new ArrayList<>();

    private final List<Change> few = new ArrayList<>(FEW + 1);
    private final Map<String, Change> many = new LinkedHashMap<>();

    /** How often the host has asked, and once more. */
    private long round = 1;

    void stored(Conversation conversation, Held held) {
        changed(new Change.Stored(conversation), held);
    }

    void removed(Conversation conversation, Held held) {
        changed(new Change.Removed(conversation.key()), held);
    }

    private void changed(Change change, Held held) {
        if (held.changedIn == round) {
            conversations.set(held.changedAt, change);
        } else {
            held.changedIn = round;
            held.changedAt = conversations.size();
            conversations.add(change);
        }
    }

    void stored(Entity entity) {
        Change change = new Change.Stored(entity);
        for (int i = 0; i < few.size(); i++) {
            if (concerns(few.get(i), entity)) {
                few.set(i, change);
                return;
            }
        }
        add(change);
    }

    void removed(String key) {
        few.removeIf(change -> change.key().equals(key));
        add(new Change.Removed(key));
    }

    List<Change> take() {
        List<Change> changes = new ArrayList<>(conversations.size() + few.size() + many.size());
        changes.addAll(conversations);
        changes.addAll(few);
        changes.addAll(many.values());
        conversations.clear();
        few.clear();
        many.clear();
        round++;
        return changes;
    }

    private void add(Change change) {
        if (many.isEmpty() && few.size() < FEW) {
            few.add(change);
            return;
        }
        few.forEach(one -> many.put(one.key(), one));
        few.clear();
        many.put(change.key(), change);
    }

    private static boolean concerns(Change change, Entity entity) {
        return switch (change) {
            case Change.Stored(Entity before) -> before.getClass() == entity.getClass() && before.sameRecordAs(entity);
            case Change.Removed(String key) -> key.equals(entity.key());
        };
    }
}
