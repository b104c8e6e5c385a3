/** Real Kafka and PostgreSQL for tests and for the launcher: embedded, in containers, or external. */
@NullMarked
package dev.lantern.testbed.servers;

import org.jspecify.annotations.NullMarked;
