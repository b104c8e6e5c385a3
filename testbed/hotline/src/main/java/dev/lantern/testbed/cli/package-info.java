/** The commands of {@code ./lantern}. */
@NullMarked
package dev.lantern.testbed.cli;

import org.jspecify.annotations.NullMarked;
