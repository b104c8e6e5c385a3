/** What every channel is held to, and what its tests need for that. */
@NullMarked
package dev.lantern.ingest.contract;

import org.jspecify.annotations.NullMarked;
