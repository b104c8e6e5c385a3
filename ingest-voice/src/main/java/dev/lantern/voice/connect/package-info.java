/** From a decision to people in one room: the provider's REST interface. */
@NullMarked
package dev.lantern.voice.connect;

import org.jspecify.annotations.NullMarked;
