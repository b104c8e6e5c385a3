/** Reading topics: at least once, in order by key, and nothing unreadable is lost. */
@NullMarked
package dev.lantern.ingest.consume;

import org.jspecify.annotations.NullMarked;
