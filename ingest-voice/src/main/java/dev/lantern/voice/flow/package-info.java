/** What a caller hears and can press, step by step, as TwiML. Pure. */
@NullMarked
package dev.lantern.voice.flow;

import org.jspecify.annotations.NullMarked;
