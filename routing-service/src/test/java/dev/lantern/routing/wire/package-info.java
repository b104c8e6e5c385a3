@NullUnmarked
package dev.lantern.routing.wire;

import org.jspecify.annotations.NullUnmarked;
