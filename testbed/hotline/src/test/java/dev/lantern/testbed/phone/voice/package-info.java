/** The simulated network's side of a call, against small applications and the provider's own SDK. */
@NullMarked
package dev.lantern.testbed.phone.voice;

import org.jspecify.annotations.NullMarked;
