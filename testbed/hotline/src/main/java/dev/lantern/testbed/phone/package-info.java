/** A simulated phone network: it speaks the part of Twilio's API that Lantern uses, and checks its caller. */
@NullMarked
package dev.lantern.testbed.phone;

import org.jspecify.annotations.NullMarked;
