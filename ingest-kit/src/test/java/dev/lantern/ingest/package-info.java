@NullMarked
package dev.lantern.ingest;

import org.jspecify.annotations.NullMarked;
