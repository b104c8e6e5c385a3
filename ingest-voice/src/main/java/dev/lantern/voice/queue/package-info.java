/** What routing said of calls and queues, as far as callers hear of it. */
@NullMarked
package dev.lantern.voice.queue;

import org.jspecify.annotations.NullMarked;
