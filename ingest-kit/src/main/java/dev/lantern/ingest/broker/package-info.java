/** Kafka behind the publisher: sending one record within a budget, and knowing whether that is worth trying. */
@NullMarked
package dev.lantern.ingest.broker;

import org.jspecify.annotations.NullMarked;
