package dev.lantern.events;

/** A conversation is the n-th of its thread: {@code <thread>/<n>}, n from 1. */
public final class ConversationIds {

    private ConversationIds() {}

    public static String of(String threadId, int n) {
        return threadId + "/" + n;
    }

    public static String threadOf(String conversationId) {
        int slash = conversationId.lastIndexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("a conversation id is <thread>/<n>");
        }
        return conversationId.substring(0, slash);
    }
}
