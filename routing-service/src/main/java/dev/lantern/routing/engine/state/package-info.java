/**
 * What the engine remembers of one line. Records are the truth ({@link Entity}); queues, pools and timers are indexes that
 * follow from the records alone, so that a state rebuilt from its records is the state that wrote them.
 */
@NullMarked
package dev.lantern.routing.engine.state;

import org.jspecify.annotations.NullMarked;
