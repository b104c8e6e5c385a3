package dev.lantern.events;

import org.jspecify.annotations.Nullable;

/**
 * Who reached out.
 *
 * @param address sealed to {@link Reader#DESK}, field {@code sender.address}; absent when the person gave none
 * @param hash keyed hash of the address (or of the session where there is none), for look-up only
 * @param display what an advocate may see, such as {@code ••• 0142}
 */
public record Sender(@Nullable Sealed address, String hash, String display) {}
