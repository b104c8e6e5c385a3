/** Clients of Lantern's own HTTP interfaces, as a frontend would have them. */
@NullMarked
package dev.lantern.testbed.client;

import org.jspecify.annotations.NullMarked;
