/** Parts of the launcher alone. */
@NullMarked
package dev.lantern.testbed;

import org.jspecify.annotations.NullMarked;
