/** What every channel shares. A channel calls {@link dev.lantern.ingest.SignalPublisher}; it inherits nothing. */
@NullMarked
package dev.lantern.ingest;

import org.jspecify.annotations.NullMarked;
