/** Texts: in through the webhook of Twilio, out through its REST interface. */
@NullMarked
package dev.lantern.sms;

import org.jspecify.annotations.NullMarked;
