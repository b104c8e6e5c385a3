/** What the channels that speak with Twilio share: its forms and its signature. Pure, no framework. */
@NullMarked
package dev.lantern.ingest.twilio;

import org.jspecify.annotations.NullMarked;
