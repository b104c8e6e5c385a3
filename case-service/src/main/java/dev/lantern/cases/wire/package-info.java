/** Configuration and what is needed of it at start. */
@NullMarked
package dev.lantern.cases.wire;

import org.jspecify.annotations.NullMarked;
