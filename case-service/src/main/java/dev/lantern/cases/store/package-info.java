/** PostgreSQL: the entities, what is written of a batch of events, and what is read back. */
@NullMarked
package dev.lantern.cases.store;

import org.jspecify.annotations.NullMarked;
