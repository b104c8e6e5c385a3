@NullMarked
package dev.lantern.voice.queue;

import org.jspecify.annotations.NullMarked;
