package dev.lantern.routing.engine.state;

/**
 * A need as the pools look for it.
 *
 * @param speaking those who have the language
 * @param ready who could take one more on the channel
 * @param channel its bit, see {@link Traits}
 * @param skills the bits of the expertise
 */
record Wanted(Need need, Pool speaking, Ready ready, long channel, long skills) {}
