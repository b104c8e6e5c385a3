/** Texts that people send: from Twilio's webhook to the event. Pure. */
@NullMarked
package dev.lantern.sms.inbound;

import org.jspecify.annotations.NullMarked;
