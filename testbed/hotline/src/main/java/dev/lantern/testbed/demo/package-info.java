/** The demonstration: the main job on real input, shown as it happens. */
@NullMarked
package dev.lantern.testbed.demo;

import org.jspecify.annotations.NullMarked;
