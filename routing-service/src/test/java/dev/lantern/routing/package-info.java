@NullUnmarked
package dev.lantern.routing;

import org.jspecify.annotations.NullUnmarked;
