@NullMarked
package dev.lantern.ingest.spool;

import org.jspecify.annotations.NullMarked;
