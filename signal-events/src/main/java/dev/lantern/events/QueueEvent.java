package dev.lantern.events;

/** The state of a line's queue. Key is the line; the topic is compacted. */
public sealed interface QueueEvent extends LanternEvent permits QueueSnapshot {}
