@NullUnmarked
package dev.lantern.routing.simulate;

import org.jspecify.annotations.NullUnmarked;
