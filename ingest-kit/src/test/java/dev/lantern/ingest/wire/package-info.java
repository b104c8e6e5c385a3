@NullMarked
package dev.lantern.ingest.wire;

import org.jspecify.annotations.NullMarked;
