@NullMarked
package dev.lantern.ingest.twilio;

import org.jspecify.annotations.NullMarked;
