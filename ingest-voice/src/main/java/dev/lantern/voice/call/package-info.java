/** Calls that people make: from Twilio's webhook to the event. Pure. */
@NullMarked
package dev.lantern.voice.call;

import org.jspecify.annotations.NullMarked;
