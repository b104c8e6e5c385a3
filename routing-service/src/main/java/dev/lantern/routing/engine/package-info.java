/**
 * The routing engine: pure, deterministic, no I/O, no clock, no randomness. {@link RoutingEngine#decide} is the whole of
 * it; what it remembers is in {@link dev.lantern.routing.engine.state}. Live path, recovery and simulation share it.
 */
@NullMarked
package dev.lantern.routing.engine;

import org.jspecify.annotations.NullMarked;
