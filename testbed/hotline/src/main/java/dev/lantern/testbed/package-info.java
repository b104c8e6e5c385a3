/** The whole hotline on one machine. */
@NullMarked
package dev.lantern.testbed;

import org.jspecify.annotations.NullMarked;
