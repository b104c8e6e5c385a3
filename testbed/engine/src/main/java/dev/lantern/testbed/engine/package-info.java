/** How fast the routing engine decides. */
@NullMarked
package dev.lantern.testbed.engine;

import org.jspecify.annotations.NullMarked;
