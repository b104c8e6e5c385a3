@NullUnmarked
package dev.lantern.routing.host;

import org.jspecify.annotations.NullUnmarked;
