/** Calls in and out through Twilio Programmable Voice. */
@NullMarked
package dev.lantern.voice;

import org.jspecify.annotations.NullMarked;
