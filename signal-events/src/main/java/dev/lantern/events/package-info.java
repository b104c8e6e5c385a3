/** The wire contract of Lantern. */
@NullMarked
package dev.lantern.events;

import org.jspecify.annotations.NullMarked;
