@NullMarked
package dev.lantern.ingest.publish;

import org.jspecify.annotations.NullMarked;
