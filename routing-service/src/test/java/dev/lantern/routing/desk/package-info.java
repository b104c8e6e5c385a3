@NullUnmarked
package dev.lantern.routing.desk;

import org.jspecify.annotations.NullUnmarked;
