/** The publisher: broker first, spool otherwise, in order; and the drainer that empties the spool. */
@NullMarked
package dev.lantern.ingest.publish;

import org.jspecify.annotations.NullMarked;
