@NullMarked
package dev.lantern.ingest.consume;

import org.jspecify.annotations.NullMarked;
