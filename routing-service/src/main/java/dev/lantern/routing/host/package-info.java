/** Hosts the routing engine in Kafka Streams: what is read, kept and written, exactly once. */
@NullMarked
package dev.lantern.routing.host;

import org.jspecify.annotations.NullMarked;
