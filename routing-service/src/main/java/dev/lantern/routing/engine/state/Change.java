package dev.lantern.routing.engine.state;

import org.jspecify.annotations.Nullable;

/** A record that is to be stored under its key, or, absent, removed. */
public record Change(String key, @Nullable Entity entity) {}
