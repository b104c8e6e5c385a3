/** Options as people type them. */
@NullMarked
package dev.lantern.testbed.cli;

import org.jspecify.annotations.NullMarked;
