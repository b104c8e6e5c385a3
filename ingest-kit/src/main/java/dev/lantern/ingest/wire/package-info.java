/** The beans and health checks that a channel gets by depending on this module, and their configuration. */
@NullMarked
package dev.lantern.ingest.wire;

import org.jspecify.annotations.NullMarked;
