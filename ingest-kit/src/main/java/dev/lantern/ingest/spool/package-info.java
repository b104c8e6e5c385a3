/** The durable queue on this instance's disk, for events that the broker has not acknowledged in time. */
@NullMarked
package dev.lantern.ingest.spool;

import org.jspecify.annotations.NullMarked;
