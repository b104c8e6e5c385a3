package dev.lantern.events;

/** What leaves to the person. Key is the thread. */
public sealed interface ReplyEvent extends LanternEvent permits ReplyRequested {}
