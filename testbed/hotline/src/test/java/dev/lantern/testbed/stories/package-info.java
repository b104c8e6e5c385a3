/** Stories of the whole hotline through its real edges. */
@NullMarked
package dev.lantern.testbed.stories;

import org.jspecify.annotations.NullMarked;
