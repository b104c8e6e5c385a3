/** The edge to the framework: HTTP, configuration, health, the readers of topics. */
@NullMarked
package dev.lantern.voice.wire;

import org.jspecify.annotations.NullMarked;
